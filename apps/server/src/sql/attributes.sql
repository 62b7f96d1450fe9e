-- The part of commit_change about a customer: { customer, source, at, said: {key: value or null} }. What an operator wrote stands: the
-- platform changes and forgets only its own. Answers whether anything is other than it was.
drop function if exists write_attributes(uuid, jsonb);
create function write_attributes(org uuid, change jsonb) returns boolean language plpgsql as $$
declare
  who uuid := (change->>'customer')::uuid;
  by_operator boolean := change->>'source' = 'operator';
  forgotten int;
  written int;
begin
  -- In one order, so that two commits about one customer never wait for each other in a circle.
  perform from customer_attributes where organization_id = org and customer_id = who and change->'said' ? key order by key for update;
  delete from customer_attributes
    where organization_id = org and customer_id = who and change->'said' ? key and change->'said'->>key is null
      and (by_operator or source = 'platform');
  get diagnostics forgotten = row_count;
  insert into customer_attributes
    select org, who, key, value, change->>'source', (change->>'at')::bigint from jsonb_each_text(change->'said') where value is not null order by key
    on conflict (organization_id, customer_id, key) do update set value = excluded.value, source = excluded.source, at = excluded.at
      where (by_operator or customer_attributes.source = 'platform')
        and (customer_attributes.value, customer_attributes.source) is distinct from (excluded.value, excluded.source);
  get diagnostics written = row_count;
  return forgotten + written > 0;
end $$;
