-- Whether the push about this entry may stand on this device, and no newer one of its tag that still holds stands in its place.
create or replace function is_shown(org uuid, told bigint, device uuid) returns boolean stable language sql as $$
  select exists (select from deliveries v where v.organization_id = org and v.seq = told and v.device_id = device and v.handoff_id is null
      and v.digest is null and (v.state in ('accepted', 'received') or (v.state in ('queued', 'expired') and v.attempts > 0)))
    and not exists (select from alerts a join alerts holds on holds.organization_id = a.organization_id and holds.tag = a.tag and holds.over_at is null
      join deliveries v on v.organization_id = holds.organization_id and v.seq = holds.seq and v.device_id = device and v.handoff_id is null
      where a.organization_id = org and a.seq = told and v.state in ('queued', 'accepted', 'received'))
$$;
