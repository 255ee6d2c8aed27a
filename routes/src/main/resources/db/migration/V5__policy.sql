-- The council's sharing policy: every version that ever was in force or was proposed, whole, so that any
-- decision can be replayed by the tables it was taken by.
create schema policy;

create table policy.version (
    digest    text        primary key check (digest ~ '^[0-9a-f]{64}$'),
    stored_at timestamptz not null
);
comment on table policy.version is 'The digest is that of the files, and is checked whenever they are read.';

create table policy.file (
    digest  text  not null references policy.version,
    name    text  not null,
    content bytea not null,
    primary key (digest, name)
);

create table policy.proposal (
    id              uuid        primary key,
    base            text        not null references policy.version,
    digest          text        not null references policy.version,
    source          text        not null check (source in ('UPLOAD', 'DISK', 'EARLIER')),
    reason          bytea       not null,     -- sealed: people write names
    proposed_by     text        not null,
    proposed_at     timestamptz not null,
    proposed_entry  uuid        not null,
    state           text        not null default 'OPEN' check (state in ('OPEN', 'ADOPTED', 'WITHDRAWN', 'REJECTED')),
    closed_by       text,
    closed_at       timestamptz,
    closed_reason   bytea,                    -- sealed
    closed_entry    uuid,
    check (base <> digest),
    check ((state = 'OPEN') = (closed_by is null)),
    -- Two people: here too, so that no mistake above can get round it.
    check (state not in ('ADOPTED', 'REJECTED') or closed_by <> proposed_by),
    check (state <> 'WITHDRAWN' or closed_by = proposed_by)
);
create index proposal_open on policy.proposal (proposed_at) where state = 'OPEN';

-- Each coming into force. The last row is the policy in force.
create table policy.in_force (
    number      bigint      generated always as identity primary key,
    digest      text        not null references policy.version,
    since       timestamptz not null,
    way         text        not null check (way in ('FIRST_START', 'ADOPTED', 'OPERATOR')),
    proposal_id uuid        references policy.proposal,
    by_people   text[]      not null,
    entry_id    uuid        not null,
    check ((way = 'ADOPTED') = (proposal_id is not null))
);
comment on table policy.in_force is 'OPERATOR: taken from the files at a start, by the setting kinbridge.policy.take-from-disk.';

-- What was in force stays as it was.
revoke update, delete, truncate on policy.version, policy.file, policy.in_force from kinbridge_app;
revoke delete, truncate on policy.proposal from kinbridge_app;
