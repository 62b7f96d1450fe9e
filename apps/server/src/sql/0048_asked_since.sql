-- Since when a nightly canary that is not answered counts: since the address came to its member, or came back after it was gone. An app
-- that starts registers its address again, which says nothing of whether pushes arrive.
alter table devices add column asked_since bigint not null default 0;
update devices set asked_since = registered_at;
