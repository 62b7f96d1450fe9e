-- The feed of what bots and workflows did shows what admins changed, too.
drop index entries_activity;
create index entries_activity on entries (organization_id, seq)
  where type in ('bot.updated', 'bot.health_changed', 'workflow.started', 'workflow.finished', 'workflow.stuck', 'workflow.unstuck', 'settings.changed');
