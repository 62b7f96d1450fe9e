-- Sessions that were signed out, until the last access token of each has run out: a node that starts must know them.
create table ended_sessions (
  id text primary key,
  at bigint not null
);
