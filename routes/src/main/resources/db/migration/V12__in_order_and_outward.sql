-- The rows of one file are listed as they stand in it.
alter table intake.quarantine add column position bigint generated always as identity;

-- One key of a sender is one payload, also when two requests come at the same moment.
update intake.payload p set name = name || '-' || id
where name like 'pushed-%' and quarantine_id is null and exists (
    select from intake.payload earlier
    where earlier.feed = p.feed and earlier.name = p.name and earlier.quarantine_id is null
    and (earlier.received_at, earlier.id) < (p.received_at, p.id));
create unique index payload_pushed_once on intake.payload (feed, name)
    where name like 'pushed-%' and quarantine_id is null;

-- Why an agency has not got it yet, for whoever is asked about it.
alter table push.message add column failed_at timestamptz, add column failure text;
create index message_open on push.message (delivery, created_at) where delivered_at is null and refused_at is null;

-- Whole extracts are cut and taken in beside what must not wait.
alter table intake.payload add column bulk boolean not null default false;
