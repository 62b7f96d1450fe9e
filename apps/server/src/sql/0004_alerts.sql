-- Alert channels: what each layer of settings says, what happened, what was decided about it, and what is held for later.

create table alert_settings (
  organization_id uuid not null references organizations,
  -- Whose: null is everybody's.
  member_id uuid references members,
  -- Of which bot or workflow: null is all.
  subject_type text,
  subject_id uuid,
  settings jsonb not null,
  unique nulls not distinct (organization_id, member_id, subject_id)
);
insert into alert_settings
  select m.organization_id, s.member_id, 'bot', s.bot_id, jsonb_build_object('subscribed', jsonb_build_object('bot', s.escalations))
    from subscriptions s join members m on m.id = s.member_id;
drop table subscriptions;

alter table members add column snoozed_until bigint, add column language text not null default 'en';
update bots set policy = '{"everyoneFromRing": 1, "adminsFromRing": 2}' || policy;

-- One row per entry that people may want to know of.
create table alerts (
  organization_id uuid not null,
  seq bigint not null,
  kind text not null,
  at bigint not null,
  subject_type text not null,
  subject_id uuid not null,
  tag text not null,
  body jsonb not null,
  -- What it tells is no longer so.
  over_at bigint,
  primary key (organization_id, seq)
);
create index alerts_tag on alerts (organization_id, tag) where over_at is null;
create index alerts_at on alerts (organization_id, at);

-- A decision is about an entry and a member; what was held is decided again as the next round.
alter table decisions drop constraint decisions_pkey;
alter table decisions alter column handoff_id drop not null, alter column ring drop not null,
  add column seq bigint, add column round int not null default 0, add column loudness text not null default 'normal',
  add column tag text, add column settled_at bigint;
update decisions d set seq = e.seq from entries e
  where e.organization_id = d.organization_id and e.type in ('handoff.requested', 'handoff.released', 'handoff.ring_due')
    and (e.body->>'handoffId')::uuid = d.handoff_id
    and coalesce((e.body->>'ring')::int, (e.body#>>'{handoff,ring}')::int, 0) = d.ring;
delete from decisions where seq is null;
update decisions set settled_at = at where verdict = 'hold';
alter table decisions alter column seq set not null, add primary key (organization_id, seq, member_id, round);
create index decisions_handoff on decisions (handoff_id) where handoff_id is not null;
create index decisions_held on decisions (until) where verdict = 'hold' and settled_at is null;
create index decisions_told on decisions (organization_id, tag, member_id, at) where tag is not null and verdict in ('push', 'push_quietly');
create index decisions_at on decisions (organization_id, at);

alter table deliveries add column loudness text not null default 'normal', add column digest jsonb, add column created_at bigint,
  -- What became of it, step by step: [{at, what, detail}].
  add column ledger jsonb not null default '[]';
create index deliveries_ringing on deliveries (organization_id, expires_at) where kind = 'escalation' and state in ('queued', 'accepted');
create index deliveries_device on deliveries (device_id, created_at);
create index deliveries_made on deliveries (organization_id, created_at);

alter table devices add column canary_due_at bigint not null default 0;
create index devices_canary on devices (canary_due_at) where gone_at is null;

-- How many of those who answer for a bot can be rung, as of the last look.
create table bot_reach (
  bot_id uuid primary key references bots,
  organization_id uuid not null,
  reachable int not null,
  since bigint not null
);
