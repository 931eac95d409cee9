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

-- extraction: disabled code, what the globs leave out, projects of `semantics: build`

alter table source_files add column disabled_regions integer not null default 0;
alter table source_files add column disabled_lines integer not null default 0;
alter table source_files add column disabled_characters integer not null default 0;

create table tree_counts (
  repository_id integer primary key references repositories,
  other integer not null,             -- files that are not C#
  excluded integer not null           -- C# files that the globs leave out
) strict;

create table undefined_symbols (
  name text primary key,              -- a preprocessor symbol that conditions ask for and nothing defines
  files integer not null
) strict, without rowid;

create table projects (
  repository_id integer not null references repositories,
  path text not null,
  files integer not null,             -- that it binds
  reason text,                        -- why its files are bound from source instead; null: they are not
  detail text,
  primary key (repository_id, path)
) strict, without rowid;

-- licences and splits: dates of files, for a split by time
create table file_dates (
  file_id integer primary key references source_files,
  date integer not null,              -- committer's date of the oldest commit that added the path, seconds since 1970
  is_of_snapshot integer not null     -- 1: no such commit is known, and the date is the pinned commit's
) strict;

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
