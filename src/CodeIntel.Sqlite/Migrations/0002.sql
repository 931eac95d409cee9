-- 0002: datasets: licences, views without duplicates.

alter table source_files add column licence text;  -- SPDX expression that the file itself states; null: none
alter table source_files add column effective_licence text;  -- its own, else its repository's; null or unknown: not known

create table repository_licences (
  repository_id integer not null references repositories,
  path text not null,                 -- of the file whose text was matched
  licence text not null,              -- SPDX identifier, or unknown
  similarity real not null,           -- to the text of that licence, or of the nearest, in [0, 1]
  nearest text,                       -- of an unknown text: the licence that comes closest
  primary key (repository_id, path)
) strict, without rowid;

create table dedup_views (
  id integer primary key,
  name text not null unique,
  level integer not null,             -- DuplicationLevel
  relation integer not null,          -- DuplicationRelation
  policy text not null                -- JSON
) strict;

create table dedup_view_exclusions (
  view_id integer not null references dedup_views,
  example_row integer not null references examples,
  kept_row integer not null,          -- the example that stands for it
  primary key (view_id, example_row)
) strict, without rowid;

-- licences and splits: dates of files, for a split by time
create table file_dates (
  file_id integer primary key references source_files,
  date integer not null,              -- committer's date of the oldest commit that added the path, seconds since 1970
  is_of_snapshot integer not null     -- 1: no such commit is known, and the date is the pinned commit's
) strict;
