-- What workflows and bots do by themselves. Times and durations are in milliseconds.

-- A step without history is stuck after this time; null: 30 minutes.
alter table organizations add column step_limit_ms bigint;

create table workflows (
  id uuid primary key,
  organization_id uuid not null,
  -- The platform's own id.
  reference text not null,
  name text not null,
  bot_id uuid,
  stuck_after_ms bigint,
  unique (organization_id, reference)
);

create table runs (
  id uuid primary key,
  organization_id uuid not null,
  workflow_id uuid not null,
  reference text not null,
  version int not null,
  status text not null,
  started_at bigint not null,
  -- Its start was told, and not only guessed from a step.
  announced boolean not null,
  body jsonb not null,
  timeline jsonb not null,
  unique (workflow_id, reference)
);
create index runs_newest on runs (organization_id, started_at, id);
create index runs_of_workflow on runs (workflow_id, started_at, id);
create index runs_open on runs (organization_id) where status in ('running', 'stuck');

create table step_timers (
  organization_id uuid not null,
  run_id uuid not null,
  step int not null,
  due_at bigint not null,
  primary key (run_id, step)
);
create index step_timers_due on step_timers (due_at);

-- The newest durations of each step, newest last; average and p95 are computed from them.
create table step_histories (
  workflow_id uuid not null,
  step text not null,
  done bigint not null,
  recent bigint[] not null,
  primary key (workflow_id, step)
);

create table bot_updates (
  id uuid primary key,
  organization_id uuid not null,
  bot_id uuid not null,
  at bigint not null,
  kind text not null,
  body jsonb not null
);
create index bot_updates_newest on bot_updates (bot_id, at, id);

create table bot_health (
  bot_id uuid primary key,
  organization_id uuid not null,
  version int not null,
  settings jsonb not null,
  body jsonb not null,
  -- The next heartbeat counts as missed then.
  heartbeat_due_at bigint,
  -- Its URL is asked then.
  check_due_at bigint
);
create index bot_health_heartbeats on bot_health (heartbeat_due_at) where heartbeat_due_at is not null;
create index bot_health_checks on bot_health (check_due_at) where check_due_at is not null;

-- What the activity feed shows; messages do not touch it.
create index entries_activity on entries (organization_id, seq)
  where type in ('bot.updated', 'bot.health_changed', 'workflow.started', 'workflow.finished', 'workflow.stuck', 'workflow.unstuck');
create index conversations_of_bot on conversations (bot_id) where closed_at is null;
