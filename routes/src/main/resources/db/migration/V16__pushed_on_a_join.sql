-- What was pushed because two identities were one person is taken back once they are two, and may be sent again.

-- Where the agency keeps it: one place for each record and patient. Taken back: nothing there is in force any more.
alter table push.message
    add column place text,
    add column of_unborn boolean not null default false,
    add column taken_back_at timestamptz;
update push.message set place = record_id::text;
alter table push.message alter column place set not null;
update push.message sent set taken_back_at = back.created_at
from push.message back
where back.retracts and not sent.retracts and back.delivery = sent.delivery and back.record_id = sent.record_id
  and back.created_at >= sent.created_at;

-- The same content is sent once, and once more after it was taken back.
alter table push.message drop constraint message_delivery_record_id_released_hash_key;
create unique index message_in_force on push.message (delivery, record_id, place, released_hash)
    where not retracts and taken_back_at is null;
create index message_of_record on push.message (record_id, delivery);

-- Who they were when what follows was written, for what was let out as of no family.
alter table people.split
    add column of_one   uuid[] not null default '{}',
    add column of_other uuid[] not null default '{}';

-- These two had to be one person for it to go where it went.
create table push.join_relied_on (
    message_id uuid not null references push.message on delete cascade,
    identity_a uuid not null,
    identity_b uuid not null,
    primary key (message_id, identity_a, identity_b)
);
