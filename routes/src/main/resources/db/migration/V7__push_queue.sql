-- A message for an agency is put into its queue after it is committed, never before: a kill in between
-- must lose neither. Null: not yet in its queue. What was kept before and is still open goes there again.
alter table push.message add column queued_at timestamptz;
update push.message set queued_at = created_at where delivered_at is not null or refused_at is not null;
create index message_to_queue on push.message (created_at) where queued_at is null;
