-- A ring is decided by what a node has read of an organization's members, devices and alert settings some time before. It is written only
-- while all of that is as it was: the version grows whenever any of it changes.
alter table organizations add column rules_version bigint not null default 0;

create function rules_changed() returns trigger language plpgsql as $$
begin
  update organizations set rules_version = rules_version + 1 where id in (old.organization_id, new.organization_id);
  return null;
end $$;

-- At the end of the transaction: whoever changes several of these locks the organization last, as a commit does.
create constraint trigger members_rules after insert or delete on members
  deferrable initially deferred for each row execute function rules_changed();
create constraint trigger members_rules_changed after update on members
  deferrable initially deferred for each row when (old.* is distinct from new.*) execute function rules_changed();
create constraint trigger devices_rules after insert or delete on devices
  deferrable initially deferred for each row execute function rules_changed();
create constraint trigger devices_rules_changed after update on devices
  deferrable initially deferred for each row
  when ((old.organization_id, old.member_id, old.transport, old.address, old.installation, old.gone_at)
    is distinct from (new.organization_id, new.member_id, new.transport, new.address, new.installation, new.gone_at))
  execute function rules_changed();
create constraint trigger alert_settings_rules after insert or delete on alert_settings
  deferrable initially deferred for each row execute function rules_changed();
create constraint trigger alert_settings_rules_changed after update on alert_settings
  deferrable initially deferred for each row when (old.* is distinct from new.*) execute function rules_changed();
