-- A push that takes the place of one that is no longer so: which it replaces (the seq that one is about), and how it ended.
alter table deliveries add column replaces bigint, add column ending jsonb;
create index deliveries_about on deliveries (organization_id, seq) where handoff_id is null;
create index alerts_unheard on alerts (organization_id, (body->>'handoffId')) where kind = 'bot_health.unreachable' and over_at is null;
