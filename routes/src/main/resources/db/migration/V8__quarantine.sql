-- Quarantine that can be released and discarded. What an item needs to be tried again as what it was when
-- it came: its place among all that was received, its time, and the version that refused it.

-- A number for each batch, with room for its items in their order (at most 500): what is newer of two
-- versions with one source time is told by the item they came in, not by when they were stored.
alter sequence statements.received_sequence increment by 1000;

alter table intake.quarantine
    alter column content drop not null,
    add column is_file           boolean     not null default false,
    -- the parts of one item have it in common, also with the item that they were found in
    add column item_id           uuid,
    -- 0 for what was kept before: where source times are equal it never overwrites
    add column received_sequence bigint      not null default 0,
    add column first_reason      text,
    add column feed_version      text        not null default '',
    add column asked_at          timestamptz,  -- to be tried again in the background, asked for by
    add column asked_by          text,
    add column asked_role        text,
    add column asked_agency      text,
    add column ended_at          timestamptz,
    add column ended_by          text,
    add column outcome           text,
    add column discarded_why     bytea;        -- sealed: people write names

update intake.quarantine q set item_id = id, first_reason = reason,
    is_file = exists (select from intake.payload p where p.id = q.payload_id and p.state = 'UNREADABLE'
        and q.location = p.name || ', whole file');
alter table intake.quarantine
    alter column item_id set not null,
    alter column first_reason set not null,
    -- content is kept for as long as it may be tried again, and no longer
    add constraint quarantine_content check ((state = 'WAITING') = (content is not null)),
    add constraint quarantine_ended check ((state = 'WAITING') = (ended_at is null));
create index quarantine_page on intake.quarantine (state, since desc, id);
create index quarantine_item on intake.quarantine (item_id);
create index quarantine_asked on intake.quarantine (asked_at) where asked_at is not null;

-- Each try that did not end it: what was found then, by which version.
create table intake.quarantine_try (
    id            uuid primary key,
    quarantine_id uuid        not null references intake.quarantine,
    at            timestamptz not null,
    practitioner  text        not null,
    outcome       text        not null,
    field         text,
    reason        text        not null,
    expected      text        not null,
    feed_version  text        not null
);
create index on intake.quarantine_try (quarantine_id, at);

-- Of the quarantined items: how many were discarded.
alter table intake.feed_count add column discarded bigint not null default 0;

-- A payload that is read a second time keeps its place among what was received.
alter table intake.payload
    add column quarantine_id     uuid references intake.quarantine,
    add column received_sequence bigint;
create index payload_read_again on intake.payload (feed) where quarantine_id is not null;

-- Feeds of which an older item may still come out of quarantine.
create view intake.watched_feed as
    select feed from intake.quarantine where state = 'WAITING'
    union
    select feed from intake.payload where quarantine_id is not null and state = 'RECEIVED'
    union
    select p.feed from intake.payload p join intake.batch b on b.payload_id = p.id and b.handled_at is null
      where p.quarantine_id is not null;

-- What was said since and made no version: the same again, a thing stated whole without its former part,
-- a thing taken back before it was known. Kept only while a feed is watched, so that what comes out of
-- quarantine never undoes it.
create table intake.said_since (
    feed              text        not null,
    source_ref        text        not null,
    -- AGAIN: this thing as it is current. WHOLE, TAKEN_BACK: this thing with all its parts
    what              text        not null check (what in ('AGAIN', 'WHOLE', 'TAKEN_BACK')),
    source_time       timestamptz not null,
    received_sequence bigint      not null,
    primary key (feed, source_ref, what)
);
