-- The part of commit_change about runs and bots: { workflow: {…row, isNew}, run: {…row, expected}, durations: [{workflow, step, ms}],
-- stepTimers: [{run, step, due}], firedStep: {run, step, due}, update: {…row}, health: {…row, status, expected} }. A guard that no longer
-- holds raises BT001, and the whole change is undone.
create or replace function write_watch(org uuid, change jsonb) returns void language plpgsql as $$
declare
  part jsonb;
begin
  part := change->'workflow';
  if jsonb_typeof(part) = 'object' then
    if (part->>'isNew')::boolean then
      insert into workflows (id, organization_id, reference, name, bot_id)
        values ((part->>'id')::uuid, org, part->>'reference', part->>'name', (part->>'botId')::uuid) on conflict do nothing;
    else
      update workflows set name = part->>'name', bot_id = (part->>'botId')::uuid where id = (part->>'id')::uuid and organization_id = org;
    end if;
    if not found then raise exception using errcode = 'BT001'; end if;
  end if;

  part := change->'run';
  if jsonb_typeof(part) = 'object' then
    if jsonb_typeof(part->'expected') = 'null' then
      insert into runs (id, organization_id, workflow_id, reference, version, status, started_at, announced, body, timeline)
        select (part#>>'{run,id}')::uuid, org, (part#>>'{run,workflowId}')::uuid, part->>'reference', 1, part#>>'{run,status}',
               (part#>>'{run,startedAt}')::bigint, (part->>'announced')::boolean, part->'run', part->'timeline'
        on conflict do nothing;
    else
      update runs set version = version + 1, status = part#>>'{run,status}', started_at = (part#>>'{run,startedAt}')::bigint,
          announced = (part->>'announced')::boolean, body = part->'run', timeline = part->'timeline'
        where id = (part#>>'{run,id}')::uuid and organization_id = org and version = (part->>'expected')::int;
    end if;
    if not found then raise exception using errcode = 'BT001'; end if;
  end if;

  part := change->'firedStep';
  if jsonb_typeof(part) = 'object' then
    delete from step_timers where run_id = (part->>'runId')::uuid and step = (part->>'step')::int and due_at = (part->>'dueAt')::bigint;
    if not found then raise exception using errcode = 'BT001'; end if;
  end if;
  if change ? 'stepTimers' then
    insert into step_timers (organization_id, run_id, step, due_at)
      select org, t."runId", t.step, t."dueAt" from jsonb_to_recordset(change->'stepTimers') as t("runId" uuid, step int, "dueAt" bigint)
        where t."dueAt" is not null
      on conflict (run_id, step) do update set due_at = excluded.due_at;
    delete from step_timers using jsonb_to_recordset(change->'stepTimers') as t("runId" uuid, step int, "dueAt" bigint)
      where t."dueAt" is null and step_timers.run_id = t."runId" and step_timers.step = t.step;
  end if;

  -- Added at the end, the oldest falls out: so that steps of many runs that end at once need not compare versions.
  for part in select value from jsonb_array_elements(coalesce(change->'durations', '[]')) order by value->>'step' loop
    insert into step_histories as h values ((part->>'workflowId')::uuid, part->>'step', 1, array[(part->>'ms')::bigint])
      on conflict (workflow_id, step) do update set done = h.done + 1,
        recent = (h.recent || excluded.recent)[greatest(1, cardinality(h.recent) + 2 - (change->>'historyKept')::int):];
  end loop;

  part := change->'update';
  if jsonb_typeof(part) = 'object' then
    insert into bot_updates values ((part->>'id')::uuid, org, (part->>'botId')::uuid, (part->>'at')::bigint, part#>>'{details,kind}', part);
  end if;

  part := change->'health';
  if jsonb_typeof(part) = 'object' then
    if jsonb_typeof(part->'expected') = 'null' then
      insert into bot_health (bot_id, organization_id, version, settings, body, heartbeat_due_at, check_due_at)
        select (part->>'botId')::uuid, org, 1, part->'settings', part->'health', (part#>>'{health,heartbeatDueAt}')::bigint,
               case when part#>>'{settings,url}' is not null then 0 end
        on conflict do nothing;
    else
      update bot_health set version = version + 1, settings = part->'settings', body = part->'health',
          heartbeat_due_at = (part#>>'{health,heartbeatDueAt}')::bigint,
          check_due_at = case when part#>>'{settings,url}' is null then null
            when settings->>'url' is distinct from part#>>'{settings,url}' or settings->>'checkEveryMs' <> part#>>'{settings,checkEveryMs}' then 0
            else check_due_at end
        where bot_id = (part->>'botId')::uuid and organization_id = org and version = (part->>'expected')::int;
    end if;
    if not found then raise exception using errcode = 'BT001'; end if;
    update bots set status = part->>'status' where id = (part->>'botId')::uuid and organization_id = org and status <> part->>'status';
  end if;
end $$;
