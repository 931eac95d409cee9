-- 0005: equivalents of evaluation examples, for the critical sample ratio.

create table equivalents (
  edit integer not null,              -- EquivalentEdit
  example_row integer not null references examples,
  refused text,                       -- why the edit does not apply; null where it was made
  before text not null,
  after text not null,
  text blob,                          -- of the edited unit, text codec
  tokens blob,
  token_count integer,
  contexts blob,
  contexts_in_all integer,
  primary key (edit, example_row)
) strict, without rowid;
