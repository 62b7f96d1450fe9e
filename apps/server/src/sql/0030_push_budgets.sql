-- How much all nodes together may still send by a transport that limits us: a bucket that fills by the second. Lost in a crash, it is
-- full again, so nothing of it needs to be kept.
create unlogged table push_budgets (
  name text primary key,
  tokens double precision not null,
  at bigint not null
);
