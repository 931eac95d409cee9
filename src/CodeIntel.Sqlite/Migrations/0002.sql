-- 0002: datasets: licences, views without duplicates.

alter table source_files add column licence text;  -- SPDX expression that the file itself states; null: none

create table repository_licences (
  repository_id integer not null references repositories,
  path text not null,                 -- of the file whose text was matched
  licence text not null,              -- SPDX identifier, or unknown
  similarity real not null,           -- to the text of that licence, in [0, 1]
  primary key (repository_id, path)
) strict, without rowid;

-- views without duplicates

create table dedup_views (
  id integer primary key,
  name text not null unique,
  level integer not null,             -- DuplicationLevel
  relation integer not null,          -- DuplicationRelation
  policy text not null                -- JSON: the options of the view
) strict;

create table dedup_view_exclusions (
  view_id integer not null references dedup_views,
  example_row integer not null references examples,
  kept_row integer references examples,         -- the example that stands for it; null where the kept file has none such
  kept_file integer references source_files,    -- file level: the file that stands for its file
  position integer not null,          -- from 1, in the order of the policy, among those with the same stand-in
  primary key (view_id, example_row)
) strict, without rowid;

-- duplicates injected into the training split

alter table noise add column factor integer;  -- duplicate-injection: how often the example stands in train; else null

create table noise_copies (           -- the changed copies of repeated examples; exact ones have no rows
  kind integer not null,
  seed integer not null,
  example_row integer not null,
  copy integer not null,              -- from 1
  before text not null,
  after text not null,
  text blob not null,                 -- text codec
  tokens blob not null,
  token_count integer not null,
  contexts blob not null,
  contexts_in_all integer not null,
  graph blob not null,
  primary key (kind, seed, example_row, copy),
  foreign key (kind, seed, example_row) references noise (kind, seed, example_row)
) strict, without rowid;
