-- A ring of a thousand devices writes a thousand rows, each into every index: keep those that are asked.
-- The unique one begins as "another push about this handoff to this device" asks.
alter table deliveries drop constraint deliveries_handoff_id_ring_device_id_kind_key, add unique (handoff_id, device_id, ring, kind);
drop index deliveries_handoff_device;
-- "Which rings wait?" goes by the few handoffs that wait.
create index handoffs_waiting on handoffs (organization_id) where state = 'waiting';
drop index deliveries_ringing;
-- Devices are marked as gone, never deleted: each of the thousand need not ask whether its device is there.
alter table deliveries drop constraint deliveries_device_id_fkey;
-- Each row is written again when it is sent: next to its old self.
alter table deliveries set (fillfactor = 60);
