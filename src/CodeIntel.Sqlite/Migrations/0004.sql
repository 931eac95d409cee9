-- 0004: what the measures of all tasks need: composed predictions, ranks, predictions of equivalent methods.

alter table traces add column texts blob;  -- text codec of a JSON array: distinct predictions where they are composed; else null

create table query_ranks (            -- code-search: where training ranked each query's own method
  run_id integer not null references runs,
  row integer not null,               -- the query's example
  rank integer not null,              -- from 1
  primary key (run_id, row)
) strict, without rowid;

create table equivalent_traces (      -- whether a semantics-preserving edit changes the prediction
  run_id integer not null references runs,
  epoch integer not null,
  split integer not null,
  edit text not null,                 -- in kebab case: variable-rename, statement-swap …
  rows blob not null,                 -- row codec: the examples to which the edit applies
  changed blob not null,              -- one byte per example: 1: another prediction
  primary key (run_id, epoch, split, edit)
) strict, without rowid;
