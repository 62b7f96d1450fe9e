-- "Is another push about this handoff on its way to this device?" is asked for each of a thousand rows of one handoff.
create index deliveries_handoff_device on deliveries (handoff_id, device_id);
drop index deliveries_handoff;
