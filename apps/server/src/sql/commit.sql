-- One command, one statement: every guard holds and every part is written, or nothing is.
-- change: { organization, entries: [{at, type, conversation, body}], conversations: [{…row, expected}], messages: [{conversation, id, line,
--           shown}], arm: [{handoff, conversation, kind, due}], disarm: [{handoff, kind}], fired: {handoff, kind, due},
--           cursor: {stage, from, to}, inbox: {…row}, about, decisions: […], settle: [{seq, member, round, at}], alert: {…row},
--           over: {seqs, at}, deliveries: [{ids, devices, …what they share}], withdraw: [handoff], outbound: […],
--           attributes: {…} (see attributes.sql), watch: {…} (see watch.sql), rules }; what does not change is left out.
-- `rules`: the version of the organization's rules that the decisions were made by.
-- `about`: the alert, decisions and deliveries are about the entry of that place (0: the first), whose seq only this statement knows.
-- Answers { status: 'committed', head, customerChanged? } or { status: 'moved' | 'repeated' }.
-- Rows are locked in one order (cursor, conversations, inbox, attributes, timers, runs and bots, organization), so that two commits never
-- wait for each other in a circle.
create or replace function commit_change(change jsonb) returns jsonb language plpgsql
  -- The planner takes every list for a hundred rows, and would read whole tables to find the one.
  set enable_hashjoin = off set enable_mergejoin = off as $$
declare
  org uuid := (change->>'organization')::uuid;
  part jsonb;
  lines int := coalesce(jsonb_array_length(change->'entries'), 0);
  settled int;
  new_head bigint;
  customer_changed boolean := false;
  about bigint;
begin
  part := change->'cursor';
  if jsonb_typeof(part) = 'object' then
    update cursors set seq = (part->>'to')::bigint
      where stage = part->>'stage' and organization_id = org and seq = (part->>'from')::bigint;
    if not found then return '{"status":"moved"}'; end if;
  end if;

  for part in select value from jsonb_array_elements(coalesce(change->'conversations', '[]')) order by value->>'id' loop
    if jsonb_typeof(part->'expected') = 'null' then
      insert into conversations (id, organization_id, bot_id, reference, connector, customer, owner, fence, version, handoff, holder_id,
                                 created_at, updated_at)
        select (part->>'id')::uuid, org, (part->>'bot')::uuid, part->>'reference', part->>'connector', part->'customer', part->>'owner',
               (part->>'fence')::int, 1, nullif(part->'handoff', 'null'), (part->>'holder')::uuid,
               (part->>'at')::bigint, (part->>'at')::bigint
        on conflict do nothing;
    else
      update conversations set owner = part->>'owner', fence = (part->>'fence')::int, version = version + 1,
          handoff = nullif(part->'handoff', 'null'), holder_id = (part->>'holder')::uuid,
          labels = part->'labels', snoozed_until = (part->>'snoozedUntil')::bigint,
          updated_at = greatest(updated_at, (part->>'at')::bigint),
          closed_at = case when part->>'owner' = 'nobody' then coalesce(closed_at, (part->>'at')::bigint) end,
          active_at = greatest(active_at, coalesce((part->>'activeAt')::bigint, 0))
        where id = (part->>'id')::uuid and organization_id = org and version = (part->>'expected')::int;
    end if;
    if not found then raise exception using errcode = 'BT001'; end if;
    if jsonb_typeof(part->'handoff') = 'object' then
      insert into handoffs select (part#>>'{handoff,id}')::uuid, org, (part->>'id')::uuid, part#>>'{handoff,state}', part->'handoff'
        on conflict (id) do update set state = excluded.state, body = excluded.body;
    end if;
  end loop;

  part := change->'inbox';
  if jsonb_typeof(part) = 'object' then
    insert into inbox select org, part->>'source', part->>'id', part->>'digest', part->'answer', (part->>'at')::bigint on conflict do nothing;
    if not found then raise exception using errcode = 'BT002'; end if;
  end if;

  if jsonb_typeof(change->'attributes') = 'object' then customer_changed := write_attributes(org, change->'attributes'); end if;

  part := change->'fired';
  if jsonb_typeof(part) = 'object' then
    delete from timers where handoff_id = (part->>'handoff')::uuid and kind = part->>'kind' and due_at = (part->>'due')::bigint;
    if not found then raise exception using errcode = 'BT001'; end if;
  end if;

  if change ? 'arm' then
    insert into timers (organization_id, conversation_id, handoff_id, kind, due_at)
      select org, t.conversation, t.handoff, t.kind, t.due
        from jsonb_to_recordset(change->'arm') as t(conversation uuid, handoff uuid, kind text, due bigint)
      on conflict (handoff_id, kind) do update set due_at = excluded.due_at;
  end if;
  if change ? 'disarm' then
    delete from timers using jsonb_to_recordset(change->'disarm') as t(handoff uuid, kind text)
      where timers.handoff_id = t.handoff and timers.kind = t.kind;
  end if;
  if change ? 'settle' then
    update decisions set settled_at = d.at
      from jsonb_to_recordset(change->'settle') as d(seq bigint, member uuid, round int, at bigint)
      where decisions.organization_id = org and decisions.seq = d.seq and decisions.member_id = d.member and decisions.round = d.round
        and decisions.settled_at is null;
    get diagnostics settled = row_count;
    if settled <> jsonb_array_length(change->'settle') then raise exception using errcode = 'BT001'; end if;
  end if;
  if change ? 'over' then
    part := change->'over';
    -- Not "where over_at is null": the planner would walk through all that is not over to find the one.
    update alerts set over_at = coalesce(over_at, (part->>'at')::bigint)
      where organization_id = org and seq = any(array(select value::bigint from jsonb_array_elements_text(part->'seqs')));
    update deliveries set state = 'expired', detail = 'over'
      where organization_id = org and seq = any(array(select value::bigint from jsonb_array_elements_text(part->'seqs'))) and state = 'queued'
        and handoff_id is null and digest is null and kind in ('bot_update', 'workflow', 'bot_health', 'conversation');
  end if;
  -- Before the deliveries: what is being taken just now is waited for here, so that the next statement knows whether it left.
  if change ? 'withdraw' then
    update deliveries set state = 'expired', detail = 'withdrawn'
      where kind = 'escalation' and state = 'queued' and handoff_id in (select value::uuid from jsonb_array_elements_text(change->'withdraw'));
  end if;
  if change ? 'outbound' then
    insert into outbound (id, organization_id, endpoint_id, conversation_id, seq, type, event, state, due_at, created_at)
      select o.id, org, o.endpoint, o.conversation, o.seq, o.type, o.event, 'queued', o.due, o.due
        from jsonb_to_recordset(change->'outbound')
          as o(id uuid, endpoint uuid, conversation uuid, seq bigint, type text, event jsonb, due bigint)
      on conflict do nothing;
  end if;

  if jsonb_typeof(change->'watch') = 'object' then perform write_watch(org, change->'watch'); end if;

  if lines = 0 and not customer_changed and change ? 'rules' then
    -- Locked, so that the rules do not change before this is there: whoever changes them wakes what is held, and must see it.
    select head into new_head from organizations where id = org and rules_version = (change->>'rules')::bigint for share;
  elsif lines = 0 and not customer_changed then
    select head into new_head from organizations where id = org;
  else
    update organizations set head = head + lines + customer_changed::int
      where id = org and (not change ? 'rules' or rules_version = (change->>'rules')::bigint) returning head into new_head;
  end if;
  if new_head is null and change ? 'rules' then raise exception using errcode = 'BT001'; end if;
  if new_head is null then raise exception 'no organization %', org; end if;
  -- Ahead of the others, so that the command's own entry stays the last one.
  if customer_changed then
    part := change->'attributes';
    insert into entries
      values (org, new_head - lines, (part->>'at')::bigint, 'customer.changed', null, json_build_object('customerId', part->'customer'));
  end if;
  if lines > 0 then
    insert into entries
      select org, new_head - lines + e.n, (e.value->>'at')::bigint, e.value->>'type', (e.value->>'conversation')::uuid, (e.value->'body')::json
        from jsonb_array_elements(change->'entries') with ordinality as e(value, n);
    if change ? 'messages' then
      insert into message_ids
        select (m.value->>'conversation')::uuid, (m.value->>'id')::uuid, org, new_head - lines + (m.value->>'line')::int + 1
          from jsonb_array_elements(change->'messages') as m(value);
      update conversations set last_seq = new_head - lines + newest.line + 1
        from (select conversation, max(line) as line from jsonb_to_recordset(change->'messages')
                as m(conversation uuid, line int, shown boolean) where shown group by conversation) newest
        where conversations.id = newest.conversation;
    end if;
  end if;
  about := new_head - lines + (change->>'about')::int + 1;
  part := change->'alert';
  if jsonb_typeof(part) = 'object' then
    insert into alerts (organization_id, seq, kind, at, subject_type, subject_id, tag, body)
      values (org, coalesce(about, (part->>'seq')::bigint), part->>'kind', (part->>'at')::bigint, part#>>'{subject,type}', (part#>>'{subject,id}')::uuid,
              part->>'tag', part->'body')
      on conflict do nothing;
  end if;
  if change ? 'decisions' then
    insert into decisions (organization_id, seq, member_id, round, verdict, reason, loudness, until, at, tag, handoff_id, ring)
      select org, coalesce(about, d.seq), d.member, d.round, d.verdict, d.reason, d.loudness, d.until, d.at, d.tag, d.handoff, d.ring
        from jsonb_to_recordset(change->'decisions')
          as d(seq bigint, member uuid, round int, verdict text, reason text, loudness text, until bigint, at bigint, tag text, handoff uuid, ring int)
      on conflict do nothing;
  end if;
  if change ? 'deliveries' then
    insert into deliveries (id, organization_id, conversation_id, handoff_id, device_id, ring, kind, state, seq, due_at, expires_at, loudness,
                            digest, created_at, replaces, ending, leased_until, attempts)
      select one.id, org, d.conversation, d.handoff, one.device, d.ring, d.kind, 'queued', coalesce(about, d.seq), d.due, d.expires, coalesce(d.loudness, case when d.kind = 'escalation' then 'critical' else 'normal' end),
             d.digest, d.due, d.replaces, d.ending, coalesce(d.leased, 0), case when d.leased is null then 0 else 1 end
        from jsonb_to_recordset(change->'deliveries')
          as d(ids uuid[], devices uuid[], conversation uuid, handoff uuid, ring bigint, kind text, seq bigint, due bigint, expires bigint,
               loudness text, digest jsonb, replaces bigint, ending jsonb, "ifShown" boolean, leased bigint), unnest(d.ids, d.devices) as one(id, device)
        where d."ifShown" is not true or (d.replaces is not null and is_shown(org, d.replaces, one.device))
          or exists (select from deliveries rung where rung.handoff_id = d.handoff and rung.device_id = one.device
          and rung.kind = 'escalation' and (rung.state in ('accepted', 'received', 'opened', 'acted') or (rung.state in ('queued', 'expired') and rung.attempts > 0)))
      on conflict do nothing;
  end if;
  return jsonb_build_object('status', 'committed', 'head', new_head)
    || case when customer_changed then '{"customerChanged":true}' else '{}' end::jsonb;
exception
  when sqlstate 'BT001' then return '{"status":"moved"}';
  when sqlstate 'BT002' then return '{"status":"repeated"}';
  when unique_violation then return '{"status":"moved"}';
end $$;

-- Many commands in one transaction, each for itself: one that moved does not keep the others from being written. They are of
-- conversations that there are, and without cursors, so that all that they wait for is locked here, in order.
create or replace function commit_changes(changes jsonb) returns setof jsonb language plpgsql as $$
declare
  change jsonb;
begin
  perform from conversations
    where id = any(array(
      select (c.value->>'id')::uuid from jsonb_array_elements(changes) as e(value), jsonb_array_elements(e.value->'conversations') as c(value)))
    order by id for update;
  for change in select value from jsonb_array_elements(changes) loop
    return next commit_change(change);
  end loop;
end $$;
