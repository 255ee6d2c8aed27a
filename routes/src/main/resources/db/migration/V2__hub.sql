-- The hub's own state. Everything recorded about people refers to identity ids: a person is only the
-- label of a cluster of identities and may change, an identity does not.

-- ---------------------------------------------------------------- intake: payloads, batches, quarantine
create schema intake;

create table intake.payload (
    id            uuid primary key,
    feed          text        not null,
    name          text        not null,
    source_time   timestamptz,
    received_at   timestamptz not null,
    content_hash  text        not null,
    size_bytes    bigint      not null,
    -- RECEIVED: in the spool; SPLIT: all its batches are sent; UNREADABLE: not of this feed
    state         text        not null check (state in ('RECEIVED', 'SPLIT', 'UNREADABLE')),
    reason        text
);
create index payload_to_split on intake.payload (received_at) where state = 'RECEIVED';

-- A batch is up to 500 items of a payload, and one message. Counted as received when it is cut,
-- handled in the transaction that stores it: a message that comes twice finds it handled.
create table intake.batch (
    payload_id  uuid        not null references intake.payload,
    first_item  bigint      not null,
    items       int         not null,
    handled_at  timestamptz,
    primary key (payload_id, first_item)
);

create table intake.feed_count (
    feed         text primary key,
    received     bigint not null default 0,
    stored       bigint not null default 0,
    unchanged    bigint not null default 0,
    not_covered  bigint not null default 0,
    quarantined  bigint not null default 0,
    parts        bigint not null default 0,
    warnings     bigint not null default 0,
    last_item_at timestamptz
);

create table intake.source_state (
    feed        text not null,
    source      text not null,
    mark        text,
    heard_at    timestamptz,
    failed_at   timestamptz,
    failure     text,
    primary key (feed, source)
);

create table intake.warning (
    id       uuid primary key,
    feed     text        not null,
    warning  text        not null,
    first_at timestamptz not null,
    last_at  timestamptz not null,
    times    bigint      not null,
    unique (feed, warning)
);

create table intake.quarantine (
    id          uuid primary key,
    feed        text        not null,
    payload_id  uuid        not null references intake.payload,
    location    text        not null,
    field       text,
    reason      text        not null,
    expected    text        not null,
    is_part     boolean     not null,
    content     bytea       not null,          -- sealed: the item as received, with its value
    since       timestamptz not null,
    state       text        not null default 'WAITING' check (state in ('WAITING', 'RELEASED', 'DISCARDED'))
);
create index quarantine_waiting on intake.quarantine (feed, since desc) where state = 'WAITING';

-- ---------------------------------------------------------------- people: identities in clear, for matching
create schema people;

create table people.person (
    id         uuid primary key,
    created_at timestamptz not null
);

create table people.identity (
    id             uuid primary key,
    system         text        not null,
    local_id       text        not null,
    agency         text        not null,
    holder         text        not null,
    category       text        not null,
    feed           text        not null,
    source_ref     text        not null,
    version_id     uuid        not null,
    person_id      uuid        not null references people.person,
    given_name     text,
    family_name    text,
    given_key      text,
    family_key     text,
    date_of_birth  date,
    expected_date  date,
    date_of_death  date,
    sex            text,
    nhs_number     text,
    nhs_verified   boolean     not null default false,
    crn            text,
    noms_number    text,
    pnc_number     text,
    upn            text,
    received_at    timestamptz not null,
    unique (system, local_id)
);
create index identity_person on people.identity (person_id);
create index identity_nhs on people.identity (nhs_number) where nhs_number is not null;
create index identity_birth on people.identity (date_of_birth) where date_of_birth is not null;
create index identity_name on people.identity (family_key, given_key);
create index identity_crn on people.identity (crn) where crn is not null;
create index identity_noms on people.identity (noms_number) where noms_number is not null;
create index identity_pnc on people.identity (pnc_number) where pnc_number is not null;

-- Never a protected address: it is no linkage field, blocking key or search term.
create table people.identity_address (
    identity_id uuid not null references people.identity,
    record_id   uuid not null,
    postcode    text,
    uprn        text,
    ended       boolean not null,
    primary key (identity_id, record_id)
);
create index address_postcode on people.identity_address (postcode) where postcode is not null;
create index address_uprn on people.identity_address (uprn) where uprn is not null;

-- Append-only: why two identities are or are not one person. people.identity.person_id is derived.
create table people.link_event (
    id          uuid primary key,
    identity_a  uuid        not null references people.identity,
    identity_b  uuid        not null references people.identity,
    outcome     text        not null check (outcome in ('JOINED', 'REVIEW', 'APART')),
    rule        text        not null,
    score       numeric,
    explanation jsonb       not null,
    decided_by  text        not null,
    decided_at  timestamptz not null
);
create index link_event_pair on people.link_event (least(identity_a, identity_b), greatest(identity_a, identity_b));

create table people.review (
    identity_a uuid        not null references people.identity,
    identity_b uuid        not null references people.identity,
    event_id   uuid        not null references people.link_event,
    since      timestamptz not null,
    state      text        not null default 'WAITING' check (state in ('WAITING', 'SAME', 'DIFFERENT')),
    primary key (identity_a, identity_b)
);

-- People who may be one and the same, until a practitioner has looked. What restricts the one restricts
-- the other meanwhile: a refusal, a flag.
create view people.doubtful as
select one.person_id, other.person_id as other_person_id
from people.review r
join people.identity one on one.id in (r.identity_a, r.identity_b)
join people.identity other on other.id in (r.identity_a, r.identity_b) and other.id <> one.id
where r.state = 'WAITING' and one.person_id <> other.person_id;

create table people.worker (
    system      text not null,
    local_id    text not null,
    staff_id    text,
    fields      bytea not null,                 -- sealed
    received_at timestamptz not null,
    primary key (system, local_id)
);

-- ---------------------------------------------------------------- statements: every version of everything said
create schema statements;

create sequence statements.received_sequence;

-- A version = (source time, received sequence, content hash); newer is compared on source time, then
-- on sequence; an equal hash is unchanged. All versions are kept, one is current.
create table statements.version (
    id                uuid primary key,
    feed              text        not null,
    kind              text        not null check (kind in ('RECORD', 'IDENTITY', 'RELATIONSHIP', 'WORKER')),
    source_ref        text        not null,
    thing_id          uuid        not null,     -- the same for all versions of one thing
    source_time       timestamptz not null,
    received_sequence bigint      not null default nextval('statements.received_sequence'),
    received_at       timestamptz not null,
    content_hash      text        not null,
    is_current        boolean     not null,
    removed_at        timestamptz,
    removed_why       text,
    fields            bytea       not null      -- sealed JSON of the fields with their levels
);
create unique index version_current on statements.version (feed, kind, source_ref) where is_current;
-- For what was said under a reference and its parts.
create index version_reference on statements.version (feed, source_ref collate "C");
create index version_source_ref on statements.version (source_ref);
create index version_thing on statements.version (thing_id);

create table statements.record (
    version_id  uuid primary key references statements.version,
    id          uuid not null,                  -- = version.thing_id
    agency      text not null,
    holder      text not null,
    type        text not null,
    category    text not null,
    occurred    text,
    occurred_on date,
    until       text,
    until_on    date,
    -- what alert rules and status need in clear, nothing else: a supervision for a violent offence
    marks       text[] not null default '{}'
);
create index record_thing on statements.record (id);

create table statements.record_subject (
    version_id  uuid not null references statements.version,
    position    int  not null,
    system      text not null,
    kind        text not null,
    local_id    text not null,
    role        text not null,
    primary key (version_id, position)
);
create index record_subject_reference on statements.record_subject (system, kind, local_id);

-- Whom a subject reference turned out to be; several identities where it names a plan or a tenure.
-- None yet: the record waits, belongs to nobody and is shown to nobody.
create table statements.subject_identity (
    version_id  uuid not null references statements.version,
    position    int  not null,
    identity_id uuid not null references people.identity,
    primary key (version_id, position, identity_id)
);
create index subject_identity_identity on statements.subject_identity (identity_id);

create table statements.record_name (
    system     text not null,
    kind       text not null,
    local_id   text not null,
    record_id  uuid not null,
    primary key (system, kind, local_id, record_id)
);

create table statements.relationship (
    version_id    uuid primary key references statements.version,
    id            uuid not null,
    agency        text not null,
    holder        text not null,
    category      text not null,
    type          text not null,
    from_system   text not null,
    from_local_id text not null,
    to_system     text not null,
    to_local_id   text not null,
    from_identity uuid references people.identity,
    to_identity   uuid references people.identity,
    since         text,
    since_on      date,
    until         text,
    until_on      date
);
create index relationship_from on statements.relationship (from_identity);
create index relationship_to on statements.relationship (to_identity);
create index relationship_waiting on statements.relationship (from_system, from_local_id, to_system, to_local_id)
    where from_identity is null or to_identity is null;

-- ---------------------------------------------------------------- families
create schema families;

create table families.family (
    id         uuid primary key,
    reference  text        not null unique,     -- random: a counter would tell how many there are
    opened_at  timestamptz not null,
    opened_by  text        not null,
    reason     text        not null,
    closed_at  timestamptz
);

create table families.child_in_focus (
    family_id   uuid not null references families.family,
    identity_id uuid not null references people.identity,
    since       timestamptz not null,
    until       timestamptz,
    primary key (family_id, identity_id)
);
create index child_in_focus_identity on families.child_in_focus (identity_id);

create table families.member (
    family_id   uuid not null references families.family,
    identity_id uuid not null references people.identity,
    reason      text not null,
    state       text not null check (state in ('PROPOSED', 'CONFIRMED', 'REMOVED')),
    since       timestamptz not null,
    primary key (family_id, identity_id)
);
create index member_identity on families.member (identity_id);

create table families.team_member (
    id            uuid primary key,
    family_id     uuid        not null references families.family,
    practitioner  text        not null,
    role          text        not null,
    agency        text        not null,
    since         date        not null,
    until         date,
    record_id     uuid,                          -- the involvement it was proposed from, or null
    unique (family_id, practitioner, record_id)
);
create index team_member_practitioner on families.team_member (practitioner);

-- Raised by an authorised person ahead of the feed; what the feed says is derived from its records.
create table families.harm_level (
    id          uuid primary key,
    identity_id uuid        not null references people.identity,
    level       text        not null,
    reason      text        not null,
    set_by      text        not null,
    since       timestamptz not null,
    until       timestamptz
);

-- ---------------------------------------------------------------- consent, competence, flags, necessity
create schema consent;

create table consent.answer (
    id             uuid        not null,
    version        int         not null,
    identity_id    uuid        not null references people.identity,
    giver          text        not null,
    giver_identity uuid references people.identity,
    state          text        not null,
    agencies       text[]      not null default '{}',   -- empty: all
    categories     text[]      not null default '{}',
    purposes       text[]      not null default '{}',
    given_at       timestamptz not null,
    expires_at     timestamptz,
    how_obtained   text,
    explained_by   text,
    recorded_by    text        not null,
    recorded_at    timestamptz not null,
    primary key (id, version)                           -- append-only: a change is a new version
);
create index answer_identity on consent.answer (identity_id);

create table consent.competence (
    id          uuid primary key,
    identity_id uuid        not null references people.identity,
    outcome     text        not null,
    decision    text        not null,
    assessed_by text        not null,
    assessed_on date        not null,
    recorded_at timestamptz not null
);

create table consent.flag (
    id           uuid primary key,
    flag         text        not null,
    identity_id  uuid references people.identity,
    practitioner text,
    reason       text        not null,
    set_by       text        not null,
    since        timestamptz not null,
    until        timestamptz
);
create index flag_identity on consent.flag (identity_id);

create table consent.necessity (
    id           uuid primary key,
    family_id    uuid        not null references families.family,
    practitioner text        not null,
    purpose      text        not null,
    reason       text        not null,
    since        timestamptz not null,
    until        timestamptz not null
);

-- ---------------------------------------------------------------- what follows from a change
create schema events;

create table events.outbox (
    id         bigint generated always as identity primary key,
    person_id  uuid        not null,
    created_at timestamptz not null
);

create schema alerts;

create table alerts.alert (
    id         uuid primary key,
    family_id  uuid references families.family,
    person_id  uuid,                              -- where no family is open: an identity of the child
    rule       text        not null,
    urgency    text        not null,
    raised_at  timestamptz not null,
    closed_at  timestamptz
);
-- One open alert per (rule, family).
create unique index alert_open on alerts.alert (rule, coalesce(family_id, person_id)) where closed_at is null;

create table alerts.alert_event (
    alert_id  uuid not null references alerts.alert,
    record_id uuid not null,
    fact      text not null,
    primary key (alert_id, record_id, fact)
);

create table alerts.notice (
    id              uuid primary key,
    alert_id        uuid        not null references alerts.alert,
    practitioner    text        not null,
    reference       text        not null,
    content         bytea       not null,         -- sealed: headline, facts, action for this person
    urgency         text        not null,
    raised_at       timestamptz not null,
    respond_by      timestamptz not null,
    state           text        not null,
    acknowledged_by text,
    acknowledged_at timestamptz,
    log_entry       uuid        not null,
    unique (alert_id, practitioner)
);
create index notice_practitioner on alerts.notice (practitioner, state, raised_at desc);

create schema push;

create table push.message (
    id            uuid primary key,
    delivery      text        not null,
    family_id     uuid        not null,
    record_id     uuid        not null,
    version_id    uuid        not null,
    released_hash text        not null,
    body          bytea       not null,           -- sealed
    log_entry     uuid        not null,
    created_at    timestamptz not null,
    attempts      int         not null default 0,
    delivered_at  timestamptz,
    acknowledged  text,
    refused_at    timestamptz,
    refused_why   text,
    unique (delivery, record_id, released_hash)
);

-- When a family's pushes were last considered, so that a burst of changes is considered once.
create table push.considered (
    family_id uuid primary key,
    at        timestamptz not null
);
