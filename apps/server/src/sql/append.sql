-- Messages and receipts of one organization, many at once: the hot path. $1 organization, $2 lines
-- [{n, conversation, id, at, by, member, fence, kind, type, mark, body, preview}]. What needs more than an append (a closed conversation,
-- a stale fence) is answered `declined` and takes the way through the rules. Answers one row per line: n, status, seq, fence, owner.
with input as (
  select * from jsonb_to_recordset($2::jsonb)
    as x(n int, conversation uuid, id uuid, at bigint, by text, member uuid, fence int, kind text, type text, mark bigint, body jsonb, preview jsonb)
), locked as (
  select id, owner, fence, holder_id, delivered_to_customer, read_by_customer, read_by_operator
    from conversations where organization_id = $1 and id = any(array(select conversation from input)) order by id for update
), known as (
  -- A subquery each, so that it is a look-up by key however large the table was when the plan was made.
  select n, seq from (
    select i.n, (select m.seq from message_ids m where m.conversation_id = i.conversation and m.id = i.id) as seq from input i
  ) looked_up where seq is not null
), allowed as (
  select i.*, row_number() over (order by i.n) as line, l.fence as current_fence
    from input i join locked l on l.id = i.conversation
    where not exists (select from known k where k.n = i.n)
      and case
        when i.type = 'conversation.delivered' then i.mark > l.delivered_to_customer
        when i.type = 'conversation.read' and i.by = 'customer' then i.mark > l.read_by_customer
        when i.type = 'conversation.read' then i.mark > l.read_by_operator
        when i.kind = 'note' or i.by = 'system' then true
        when i.by = 'customer' then l.owner <> 'nobody'
        when i.by = 'bot' then l.owner = 'bot' and l.fence = i.fence
        else l.owner = 'operator' and l.holder_id = i.member and l.fence = i.fence
      end
), numbered as (
  update organizations set head = head + (select count(*) from allowed)
    where id = $1 and exists (select from allowed) returning head - (select count(*) from allowed) as base
), written as (
  insert into entries select $1, base + line, at, type, conversation, body from allowed, numbered
), ids as (
  insert into message_ids select conversation, id, $1, base + line from allowed, numbered where type = 'message.added'
), shown as (
  select a.conversation,
      max(a.at) filter (where a.type = 'message.added') as at,
      max(a.at) filter (where a.by = 'operator') as active_at,
      max(a.line) filter (where a.preview is not null) as newest,
      max(a.mark) filter (where a.type = 'conversation.delivered' or (a.type = 'conversation.read' and a.by = 'customer')) as delivered,
      max(a.mark) filter (where a.type = 'conversation.read' and a.by = 'customer') as read_by_customer,
      max(a.mark) filter (where a.type = 'conversation.read' and a.by = 'operator') as read_by_operator
    from allowed a group by a.conversation
), touched as (
  update conversations c set
      updated_at = greatest(c.updated_at, coalesce(s.at, 0)),
      active_at = greatest(c.active_at, coalesce(s.active_at, 0)),
      last_message = case when s.newest is null then c.last_message
        else (select a.preview || jsonb_build_object('seq', numbered.base + a.line) from allowed a where a.line = s.newest) end,
      delivered_to_customer = greatest(c.delivered_to_customer, coalesce(s.delivered, 0)),
      read_by_customer = greatest(c.read_by_customer, coalesce(s.read_by_customer, 0)),
      read_by_operator = greatest(c.read_by_operator, coalesce(s.read_by_operator, 0))
    from shown s, numbered where c.id = s.conversation
)
select i.n, l.fence, l.owner,
    case when k.n is not null then 'repeated' when a.n is not null then 'added' else 'declined' end as status,
    coalesce(k.seq, numbered.base + a.line) as seq
  from input i
    left join locked l on l.id = i.conversation
    left join known k on k.n = i.n
    left join allowed a on a.n = i.n
    left join numbered on true
  order by i.n;
