-- Messages and receipts of any organizations, many at once: the hot path. lines: [{n, organization, conversation, id, at, author, member,
-- fence, kind, type, mark, body}]. What needs more than an append (a closed conversation, a stale fence) is `declined` and takes the way
-- through the rules. Answers one row per line whose conversation there is.
-- Rows are locked in the order of commit_change: conversations by id, then organizations by id.
create or replace function append_lines(lines json)
  returns table (n int, status text, seq bigint, fence int, owner text) language plpgsql
  -- The planner takes every list for a hundred rows, and would read whole tables to find the one.
  set enable_hashjoin = off set enable_mergejoin = off as $$
#variable_conflict use_column
declare
  line record;
  ns int[]; orgs uuid[]; conversations_ uuid[]; ids uuid[]; times bigint[]; authors text[]; kinds text[]; types text[]; marks bigint[];
  bodies json[]; fences int[]; owners text[];
begin
  for line in
    select x.*, c.owner, c.fence as current, c.holder_id, c.snoozed_until, c.delivered_to_customer, c.read_by_customer, c.read_by_operator, m.seq as known
      from json_to_recordset(lines)
        as x(n int, organization uuid, conversation uuid, id uuid, at bigint, author text, member uuid, fence int, kind text, type text,
             mark bigint, body json)
      join conversations c on c.id = x.conversation and c.organization_id = x.organization
      left join message_ids m on m.conversation_id = x.conversation and m.id = x.id
      order by x.conversation, x.n
      for update of c
  loop
    n := line.n; seq := line.known; fence := line.current; owner := line.owner;
    if line.known is not null then
      status := 'repeated';
      return next;
    elsif (case
        when line.type = 'conversation.delivered' then line.mark > line.delivered_to_customer
        when line.type = 'conversation.read' and line.author = 'customer' then line.mark > line.read_by_customer
        when line.type = 'conversation.read' then line.mark > line.read_by_operator
        when line.kind = 'note' or line.author = 'system' then true
        when line.author = 'customer' then line.owner <> 'nobody' and line.snoozed_until is null
        when line.author = 'bot' then line.owner = 'bot' and line.fence = line.current
        else line.owner = 'operator' and line.holder_id = line.member and line.fence = line.current and line.snoozed_until is null
      end) then
      ns := ns || line.n; orgs := orgs || line.organization; conversations_ := conversations_ || line.conversation; ids := ids || line.id;
      times := times || line.at;
      -- A teammate's note does not keep the holder's claim alive.
      authors := authors || case when line.kind = 'note' and line.member is distinct from line.holder_id then 'teammate' else line.author end;
      kinds := kinds || line.kind; types := types || line.type;
      marks := marks || line.mark; fences := fences || line.current; owners := owners || line.owner;
      bodies := bodies || case when line.id is null then line.body else json_build_object('owner', line.owner, 'fence', line.current, 'message', line.body) end;
    else
      status := 'declined';
      return next;
    end if;
  end loop;
  if ns is null then return; end if;

  perform from organizations where id = any(orgs) order by id for update;
  return query
    with added as (
      select *, row_number() over (partition by org order by n) as nth
        from unnest(ns, orgs, conversations_, ids, times, authors, kinds, types, marks, bodies, fences, owners)
          as a(n, org, conversation, id, at, author, kind, type, mark, body, fence, owner)
    ), heads as (
      update organizations o set head = o.head + k.lines
        from (select org, count(*) as lines from unnest(orgs) as org group by org) k
        where o.id = k.org returning o.id, o.head - k.lines as base
    ), numbered as materialized (
      select added.*, heads.base + added.nth as seq from added join heads on heads.id = added.org
    ), written as (
      insert into entries select org, seq, at, type, conversation, body from numbered
    ), remembered as (
      insert into message_ids select conversation, id, org, seq from numbered where type = 'message.added'
    ), news as (
      select conversation,
          max(at) filter (where type = 'message.added') as at,
          max(at) filter (where author = 'operator') as active_at,
          max(seq) filter (where type = 'message.added' and kind <> 'note' and author <> 'system') as shown,
          max(mark) filter (where type = 'conversation.delivered' or (type = 'conversation.read' and author = 'customer')) as delivered,
          max(mark) filter (where type = 'conversation.read' and author = 'customer') as read_by_customer,
          max(mark) filter (where type = 'conversation.read' and author = 'operator') as read_by_operator
        from numbered group by conversation
    ), touched as (
      -- greatest() passes over nulls.
      update conversations c set
          updated_at = greatest(c.updated_at, news.at),
          active_at = greatest(c.active_at, news.active_at),
          last_seq = coalesce(news.shown, c.last_seq),
          delivered_to_customer = greatest(c.delivered_to_customer, news.delivered),
          read_by_customer = greatest(c.read_by_customer, news.read_by_customer),
          read_by_operator = greatest(c.read_by_operator, news.read_by_operator)
        from news where c.id = news.conversation
    )
    select n, 'added', seq, fence, owner from numbered;
end $$;
