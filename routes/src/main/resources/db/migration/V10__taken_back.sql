-- What an agency took back, until everybody who was shown it is told: a look that began before may be
-- written to the log after.
create table events.taken_back (
    version_id uuid primary key,
    thing_id   uuid        not null,
    taken_at   timestamptz not null,
    settled_at timestamptz
);
create index taken_back_open on events.taken_back (taken_at) where settled_at is null;
create index taken_back_at on events.taken_back (taken_at);

-- What was pushed is taken back by a message of its own.
alter table push.message add column retracts boolean not null default false;
