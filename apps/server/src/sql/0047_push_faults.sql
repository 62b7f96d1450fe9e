-- Push services that fail as a whole, for all organizations and nodes: whoever has only devices behind them is not reached.
create table push_faults (
  transport text primary key,
  since bigint not null,
  reason text not null
);
