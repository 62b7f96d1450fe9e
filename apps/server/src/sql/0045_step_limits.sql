-- After what time a single step of a workflow is stuck while its history is short, in milliseconds; no row: the workflow's limit counts.
create table step_limits (
  workflow_id uuid not null,
  step text not null,
  stuck_after_ms bigint not null,
  primary key (workflow_id, step)
);
