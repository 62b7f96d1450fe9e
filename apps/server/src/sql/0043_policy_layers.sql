-- A bot's policy is what it says itself, over what its organization says, over what is built in. `policy` is the outcome, for those who read.
alter table organizations add column policy jsonb not null default '{}';
alter table bots add column own_policy jsonb not null default '{}';
update bots set own_policy = coalesce((
  select jsonb_object_agg(key, value) from jsonb_each(policy) where value <> '{"slaMs": 180000, "ringEveryMs": 60000, "maxRings": 5,
    "everyoneFromRing": 1, "adminsFromRing": 2, "giveUpAfterMs": 900000, "leaseMs": 600000, "leaseNudgeMs": 60000, "returnAckMs": 60000,
    "fallbackThreshold": 2, "escalationsOverrideQuietHours": true}'::jsonb -> key), '{}');
update bots set policy = '{"contentFreePushes": false}' || policy;

-- A phone goes from hand to hand; what it was sent before is not its new owner's to read.
alter table devices add column owned_since bigint not null default 0;
-- One phone may be reached by several transports; a push of one event takes one of them.
alter table devices add column installation text;
create index devices_installation on devices (installation) where installation is not null;
