-- 0003: examples of variable-misuse, code-to-text and code-search, and their noise.

create table task_examples (
  task integer not null,              -- TaskKind
  example_row integer not null references examples,
  variant integer not null,           -- 0; the buggy twin of variable-misuse: 1
  label text not null,
  input blob not null,                -- task input codec: rows of terms
  primary key (task, example_row, variant)
) strict, without rowid;

create table task_progress (
  task integer primary key,           -- TaskKind
  last_row integer not null,          -- units up to this row of examples were read
  kept integer not null               -- units that gave examples
) strict;

create table task_noise (
  task integer not null,              -- TaskKind
  kind integer not null,              -- NoiseKind
  seed integer not null,
  example_row integer not null,
  variant integer not null,
  refused text,                       -- why it stays clean; null where it was changed
  noisy_from real,                    -- the smallest listed level at which it is noisy; null: at none
  quantile real,                      -- noisy at every level >= this
  before text not null,
  after text not null,
  label text,                         -- the noisy label; null: unchanged
  input blob,                         -- task input codec; null: unchanged
  primary key (task, kind, seed, example_row, variant),
  foreign key (task, example_row, variant) references task_examples (task, example_row, variant)
) strict, without rowid;

create table noise_transitions (      -- transition matrices, without the labels that stay; at level L times L
  task integer not null,              -- TaskKind
  kind integer not null,              -- NoiseKind
  seed integer not null,
  label text not null,
  noisy_label text not null,
  probability real not null,          -- of the noisy label, given the label and that the example is noisy
  examples integer not null,          -- training examples of the label
  primary key (task, kind, seed, label, noisy_label)
) strict, without rowid;
