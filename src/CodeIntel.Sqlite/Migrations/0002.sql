-- 0002: datasets: licences, views without duplicates.

alter table source_files add column licence text;  -- SPDX expression that the file itself states; null: none

create table repository_licences (
  repository_id integer not null references repositories,
  path text not null,                 -- of the file whose text was matched
  licence text not null,              -- SPDX identifier, or unknown
  similarity real not null,           -- to the text of that licence, in [0, 1]
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

-- dedup: token runs that methods share although they are no duplicates of each other

create table duplicate_blocks (
  first integer not null references examples,
  second integer not null references examples,
  first_start integer not null,       -- tokens from the beginning of the method
  second_start integer not null,
  length integer not null,            -- tokens
  primary key (first, second, first_start, second_start)
) strict, without rowid;
create index duplicate_blocks_by_second on duplicate_blocks (second);
