-- The journal, what it is about, and everything that waits to be done. Times are milliseconds since 1970.

create table organizations (
  id uuid primary key,
  name text not null,
  -- The journal's life: changes when a backup is restored, so that no reader trusts an old cursor.
  epoch text not null,
  -- Seq of the newest entry. The one row that numbers an organization's entries.
  head bigint not null default 0,
  created_at bigint not null
);

create table members (
  id uuid primary key,
  organization_id uuid not null references organizations,
  login_id text not null,
  name text not null,
  role text not null check (role in ('owner', 'admin', 'operator')),
  -- Tokens issued before are void.
  access_since bigint not null default 0,
  left_at bigint,
  quiet_hours jsonb,
  override_quiet_hours boolean,
  unique (organization_id, login_id)
);
create index members_login on members (login_id) where left_at is null;

create table invitations (
  id uuid primary key,
  organization_id uuid not null references organizations,
  email text not null,
  role text not null,
  token_hash text not null unique,
  expires_at bigint not null,
  accepted_at bigint
);

create table bots (
  id uuid primary key,
  organization_id uuid not null references organizations,
  name text not null,
  status text not null default 'running',
  platform text not null,
  policy jsonb not null
);

create table scenarios (
  id uuid primary key,
  bot_id uuid not null references bots,
  name text not null,
  enabled boolean not null default true,
  triggers jsonb not null,
  answer text not null
);

create table subscriptions (
  member_id uuid not null references members,
  bot_id uuid not null references bots,
  escalations boolean not null,
  primary key (member_id, bot_id)
);

create table conversations (
  id uuid primary key,
  organization_id uuid not null references organizations,
  bot_id uuid not null references bots,
  -- The bot platform's own id of it, or the web widget's customer.
  reference text not null,
  connector text not null,
  customer jsonb not null,
  owner text not null check (owner in ('bot', 'queue', 'operator', 'nobody')),
  fence int not null,
  -- Grows with every change that is not a mere message or receipt; writers compare and set it.
  version int not null,
  handoff jsonb,
  holder_id uuid,
  -- The newest message that the queue shows.
  last_seq bigint,
  delivered_to_customer bigint not null default 0,
  read_by_customer bigint not null default 0,
  read_by_operator bigint not null default 0,
  created_at bigint not null,
  updated_at bigint not null,
  -- When the holder last wrote or looked.
  active_at bigint not null default 0,
  closed_at bigint,
  unique (bot_id, reference)
  -- Room on each page, and no index on what a message changes: so a message touches no index of this table.
) with (fillfactor = 70);
create index conversations_open on conversations (organization_id) where closed_at is null;
create index conversations_closed on conversations (organization_id, closed_at) where closed_at is not null;

-- One row per request for a human, for lookups and history; `conversations.handoff` is its newest in full.
create table handoffs (
  id uuid primary key,
  organization_id uuid not null,
  conversation_id uuid not null references conversations,
  state text not null,
  body jsonb not null
);
create unique index handoffs_one_open on handoffs (conversation_id) where state in ('waiting', 'claimed');

create table entries (
  -- No foreign key: the row that numbers the entry is updated by the same statement.
  organization_id uuid not null,
  seq bigint not null,
  at bigint not null,
  type text not null,
  conversation_id uuid,
  -- Written once and read whole: text is cheaper than jsonb, and nothing looks inside.
  body json not null,
  primary key (organization_id, seq)
);
create index entries_conversation on entries (conversation_id, seq) where conversation_id is not null;

-- Makes a repeated message the same message.
create table message_ids (
  conversation_id uuid not null,
  id uuid not null,
  organization_id uuid not null,
  seq bigint not null,
  primary key (conversation_id, id)
);

-- Platform events that were taken, with the answer that they got.
create table inbox (
  organization_id uuid not null,
  source text not null,
  id text not null,
  digest text not null,
  answer jsonb not null,
  at bigint not null,
  primary key (organization_id, source, id)
);

create table timers (
  organization_id uuid not null,
  conversation_id uuid not null,
  handoff_id uuid not null,
  kind text not null,
  due_at bigint not null,
  primary key (handoff_id, kind)
);
create index timers_due on timers (due_at);

-- Where each stage stands in each journal; advanced by the statement that holds its effect.
create table cursors (
  stage text not null,
  organization_id uuid not null,
  seq bigint not null,
  primary key (stage, organization_id)
);

create table devices (
  id uuid primary key,
  organization_id uuid not null,
  member_id uuid not null references members,
  transport text not null,
  address_key text not null unique,
  address jsonb not null,
  label text not null,
  registered_at bigint not null,
  last_ack_at bigint,
  gone_at bigint
);
create index devices_member on devices (member_id);

create table decisions (
  handoff_id uuid not null,
  ring int not null,
  member_id uuid not null,
  organization_id uuid not null,
  verdict text not null,
  reason text not null,
  until bigint,
  at bigint not null,
  primary key (handoff_id, ring, member_id)
);

create table deliveries (
  id uuid primary key,
  organization_id uuid not null,
  conversation_id uuid,
  handoff_id uuid,
  device_id uuid not null references devices,
  -- For replacements: seq of the entry that ended the ringing.
  ring bigint not null,
  kind text not null,
  state text not null,
  seq bigint not null,
  due_at bigint not null,
  expires_at bigint not null,
  attempts int not null default 0,
  -- While a node sends it, nobody else does.
  leased_until bigint not null default 0,
  ticket text,
  detail text,
  sent_at bigint,
  unique (handoff_id, ring, device_id, kind)
);
create index deliveries_due on deliveries (due_at) where state = 'queued';
create index deliveries_handoff on deliveries (handoff_id);

create table endpoints (
  id uuid primary key,
  organization_id uuid not null,
  bot_id uuid not null references bots,
  url text not null,
  types jsonb not null,
  secret text not null,
  disabled_at bigint,
  disabled_reason text
);
create index endpoints_bot on endpoints (bot_id);

create table outbound (
  id uuid primary key,
  organization_id uuid not null,
  endpoint_id uuid not null references endpoints,
  conversation_id uuid,
  seq bigint not null,
  type text not null,
  event jsonb not null,
  state text not null,
  attempts int not null default 0,
  due_at bigint not null,
  leased_until bigint not null default 0,
  last_status int,
  last_error text,
  created_at bigint not null,
  unique (endpoint_id, seq)
);
create index outbound_due on outbound (due_at) where state = 'queued';

create table api_keys (
  id uuid primary key,
  organization_id uuid not null,
  bot_id uuid,
  name text not null,
  key_hash text not null unique,
  -- Verifies Standard Webhooks signatures made with this key's signing secret.
  signing_secret text not null,
  created_at bigint not null,
  last_used_at bigint,
  revoked_at bigint
);

-- One-row facts of this installation: keys it made for itself, the set-up token.
create table settings (
  key text primary key,
  value jsonb not null
);
