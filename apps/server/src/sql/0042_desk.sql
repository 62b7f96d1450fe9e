-- What a team does with conversations beside answering: labels, snoozes, canned replies, attachments, what is known of a customer,
-- and the words to search for. Times are milliseconds since 1970.

alter table conversations
  add column labels jsonb not null default '[]',
  add column snoozed_until bigint;
create index conversations_customer on conversations (organization_id, (customer->>'id'));

-- Handoffs that were written before there were transfers.
update conversations set handoff = handoff || '{"transferredBy": null}' where handoff is not null and not handoff ? 'transferredBy';
update handoffs set body = body || '{"transferredBy": null}' where not body ? 'transferredBy';
update entries set body = jsonb_set(body::jsonb, '{handoff,transferredBy}', 'null')::json where type = 'handoff.requested';
update entries set body = jsonb_set(jsonb_set(body::jsonb, '{conversation,labels}', '[]'), '{conversation,snoozedUntil}', 'null')::json
  where type = 'conversation.started';

create table labels (
  id uuid primary key,
  organization_id uuid not null references organizations,
  name text not null,
  colour text not null
);
create unique index labels_name on labels (organization_id, lower(name));

create table canned_replies (
  id uuid primary key,
  organization_id uuid not null references organizations,
  shortcut text not null,
  text text not null,
  bot_id uuid references bots
);
create unique index canned_replies_shortcut on canned_replies (organization_id, lower(shortcut), coalesce(bot_id, '00000000-0000-0000-0000-000000000000'));

-- Kept in the database, so that every node has them and one backup holds everything.
create table attachments (
  id uuid primary key,
  organization_id uuid not null references organizations,
  conversation_id uuid not null references conversations,
  -- A member; null: the customer.
  member_id uuid,
  name text not null,
  type text not null,
  width int,
  height int,
  content bytea not null,
  -- A message is known to carry it.
  kept boolean not null default false,
  created_at bigint not null
);
-- Images and archives are compressed already.
alter table attachments alter column content set storage external;
create index attachments_unsent on attachments (created_at) where not kept;

-- What is known of a customer beside the name. `source`: the platform's, or an operator's own.
create table customer_attributes (
  organization_id uuid not null references organizations,
  customer_id uuid not null,
  key text not null,
  value text not null,
  source text not null check (source in ('platform', 'operator')),
  at bigint not null,
  primary key (organization_id, customer_id, key)
);

-- Written behind the journal, by the cursor `search`.
create table message_words (
  organization_id uuid not null,
  seq bigint not null,
  conversation_id uuid not null,
  words tsvector not null,
  primary key (organization_id, seq)
);
create index message_words_words on message_words using gin (words);
