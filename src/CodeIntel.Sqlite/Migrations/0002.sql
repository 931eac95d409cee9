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

-- shapes of clusters; what was compared, for runs over other repositories
alter table duplicate_clusters add column medoid integer not null default 0;          -- row
alter table duplicate_clusters add column cohesion real not null default 1;           -- smallest set similarity of two members
alter table duplicate_clusters add column cohesion_exact integer not null default 1;  -- 0: cohesion is an upper bound
alter table duplicate_clusters add column chained integer not null default 0;         -- 1: cohesion is below the threshold
alter table duplicate_clusters add column scope integer not null default 0;           -- ClusterScope

create table known_sequences (
  level integer not null,             -- DuplicationLevel
  part integer not null,              -- blobs of at most 65,536 entries, in order
  hashes blob not null,               -- 16 bytes each: of the kinds and texts of a token sequence
  primary key (level, part)
) strict, without rowid;

create table known_pairs (
  level integer not null,
  part integer not null,
  pairs blob not null,                -- 4 numbers of 4 bytes each: positions of two sequences, both intersections
  primary key (level, part)
) strict, without rowid;

create table known_levels (
  level integer primary key,          -- DuplicationLevel
  options text not null               -- under which its sequences were compared
) strict;
