-- What registered a device: when that session ends, nothing is pushed to it any more.
alter table devices add column session_id text;
create index devices_session on devices (session_id) where gone_at is null;
