-- 0001: the whole flow of the first release.

create table stages (
  name text primary key,
  fingerprint text not null,
  report text,                        -- JSON; null while the stage has not finished
  inputs text,                        -- output hashes of the stages it read
  output_hash text                    -- of the stage's tables when it finished
) strict, without rowid;

create table drops (
  id integer primary key,
  stage text not null,
  unit text not null,
  key text not null,
  reason text not null,
  detail text not null
) strict;
create index drops_by_stage on drops (stage, unit, reason);

create table repositories (
  id integer primary key,
  url text not null,
  commit_id text not null,
  licence text,
  fixed_split integer,
  include text not null,              -- JSON list of globs
  exclude text not null,
  location text not null,             -- relative to the workspace for a clone, else absolute; not part of the content
  is_git integer not null
) strict;

create table terms (
  id integer primary key,
  kind integer not null,              -- TokenKind
  text text not null,
  unique (kind, text)
) strict;

create table terminals (
  id integer primary key,
  text text not null unique           -- subtokens joined by |
) strict;

create table node_kinds (
  id integer primary key,
  name text not null unique
) strict;

create table paths (
  id integer primary key,
  nodes blob not null unique          -- syntax path codec
) strict;

create table source_files (
  id integer primary key,
  repository_id integer not null references repositories,
  path text not null,
  hash blob not null,                 -- of the bytes
  encoding text not null,
  traits integer not null,            -- SourceTraits
  bytes integer not null,
  lines integer not null,
  parse_errors integer not null,
  names_bound integer not null,
  names_all integer not null,
  text blob not null,                 -- text codec
  tokens blob not null,               -- token codec: rows of terms
  token_count integer not null,
  unique (repository_id, path)
) strict;

create table examples (
  id integer primary key,
  example_id blob not null unique,
  file_id integer not null references source_files,
  kind integer not null,              -- UnitKind
  name text not null,
  label text not null,                -- subtokens of the name joined by |
  qualified_name text not null,
  signature text not null,
  start integer not null,             -- UTF-16 code units in the file's text
  length integer not null,
  first_line integer not null,
  last_line integer not null,
  first_token integer not null,       -- in the file's tokens
  token_count integer not null,
  documentation text,
  parse_errors integer not null,
  traits integer not null,
  text_hash blob not null
) strict;
create index examples_by_file on examples (file_id);

create table features (
  example_row integer primary key references examples,
  contexts blob not null,             -- path context codec: rows of terminals and paths
  contexts_in_all integer not null,
  graph blob not null                 -- graph codec: rows of node_kinds
) strict;

create table extract_progress (
  repository_id integer primary key references repositories,
  last_path text not null,            -- files are committed in ordinal order of their paths
  files_read integer not null,
  units_read integer not null
) strict;

create table duplicate_pairs (
  level integer not null,             -- DuplicationLevel
  first integer not null,
  second integer not null,
  relation integer not null,          -- DuplicationRelation
  set_jaccard real not null,
  multiset_jaccard real not null,
  primary key (level, first, second)
) strict, without rowid;

create table duplicate_clusters (
  id integer primary key,
  level integer not null,
  relation integer not null,
  representative integer not null,
  size integer not null
) strict;

create table duplicate_members (
  cluster_id integer not null references duplicate_clusters,
  row integer not null,
  relation integer not null,
  similarity real not null,
  primary key (cluster_id, row)
) strict, without rowid;
create index duplicate_members_by_row on duplicate_members (row);

create table duplication_summaries (
  level integer primary key,
  fingerprint text not null,          -- of the options; an interrupted run goes on with the next level
  summary text not null               -- JSON
) strict;

create table splits (
  example_row integer primary key references examples,
  split integer not null              -- Split
) strict;

create table leaks (
  id integer primary key check (id = 1),
  matrix text not null                -- JSON
) strict;

create table noise (
  kind integer not null,              -- NoiseKind
  seed integer not null,
  example_row integer not null references examples,
  refused text,                       -- why it stays clean; null where it was changed
  noisy_from real,                    -- the smallest listed level at which it is noisy; null: at none
  quantile real,                      -- noisy at every level >= this
  before text not null,
  after text not null,
  text blob,                          -- of the changed unit, text codec; null for label noise
  tokens blob,
  token_count integer,
  contexts blob,
  contexts_in_all integer,
  graph blob,
  primary key (kind, seed, example_row)
) strict, without rowid;

create table string_marks (           -- rows that extraction left in each string table; noise appends after them
  name text primary key,
  rows integer not null
) strict, without rowid;

create table study (
  id integer primary key check (id = 1),
  study text not null,                -- JSON: the options in force
  corpus_file text not null           -- where the corpus was read; not part of the content
) strict;

create table runs (
  id integer primary key,
  name text not null unique,          -- RunKey as text
  task text not null,
  model text not null,
  noise integer,                      -- NoiseKind; null for the clean run
  level real not null,
  seed integer not null,
  fingerprint text not null,          -- of options, backend, threads and every example
  facts text not null,                -- JSON: epochs, parameters, device, threads
  options text not null,              -- JSON
  labels blob not null,               -- text codec: one label a line, indexed by predictions
  finished integer not null
) strict;

create table run_examples (
  run_id integer not null references runs,
  split integer not null,             -- Split
  rows blob not null,                 -- row codec: rows of examples, ascending
  labels blob not null,               -- text codec: the given label of each, one a line
  noisy blob not null,                -- one byte each
  primary key (run_id, split)
) strict, without rowid;

create table traces (
  run_id integer not null references runs,
  epoch integer not null,
  split integer not null,
  trace blob not null,                -- trace codec
  primary key (run_id, epoch, split)
) strict, without rowid;

create table measured_runs (
  run_id integer primary key references runs
) strict;

create table epoch_values (
  run_id integer not null references runs,
  split integer not null,
  epoch integer not null,             -- from 1; 0: of the whole run
  measure text not null,
  value real,                         -- null: undefined
  n integer not null,
  primary key (run_id, split, epoch, measure)
) strict, without rowid;

create table example_values (
  run_id integer not null references runs,
  measure text not null,
  rows blob not null,                 -- row codec
  "values" blob not null,             -- 64-bit little-endian floats
  primary key (run_id, measure)
) strict, without rowid;

create table score_curves (
  run_id integer not null references runs,
  split integer not null,
  curve text not null,                -- JSON
  primary key (run_id, split)
) strict, without rowid;

create table detectors (
  run_id integer not null references runs,
  measure text not null,
  position integer not null,          -- in the order of the options
  detector text not null,             -- JSON
  primary key (run_id, measure)
) strict, without rowid;

create table cross_references (
  run_id integer primary key references runs,
  document text not null              -- JSON: buckets, correlations, regressions, leaked against clean, each with n, seed and interval
) strict;

create table conclusions (
  id integer primary key,             -- the order in which they should be read
  conclusion text not null            -- JSON
) strict;
