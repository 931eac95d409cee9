-- 0006: examples of tasks after changes of their code: copies of repeated ones, equivalents of evaluation examples.

create table task_copies (            -- changed copies of repeated examples; exact ones have no rows
  task integer not null,              -- TaskKind
  seed integer not null,              -- of duplicate-injection
  example_row integer not null,
  variant integer not null,
  copy integer not null,              -- from 1, as in noise_copies
  label text not null,
  input blob not null,                -- task input codec
  primary key (task, seed, example_row, variant, copy),
  foreign key (task, example_row, variant) references task_examples (task, example_row, variant)
) strict, without rowid;

create table task_equivalents (
  task integer not null,              -- TaskKind
  edit integer not null,              -- EquivalentEdit
  example_row integer not null,
  variant integer not null,
  refused text,                       -- why there is none; null where it was made
  before text not null,
  after text not null,
  label text,
  input blob,                         -- task input codec
  origins blob,                       -- token codec: per candidate 1 + the token that it was, 0: it is new; misuse alone
  primary key (task, edit, example_row, variant),
  foreign key (task, example_row, variant) references task_examples (task, example_row, variant)
) strict, without rowid;
