-- That another person agreed to one version of one item being given to whoever asks, for one request. Whoever the
-- request is about and whoever asks belong to it: with another of either, none of these holds.
create table subject_access.others_agreement (
    id               uuid        primary key,
    request_id       uuid        not null references subject_access.request,
    subject_identity uuid        not null references people.identity,
    asker_identity   uuid        references people.identity,
    version_id       uuid        not null,
    identity_id      uuid        not null references people.identity,
    given_by         text        not null check (given_by in ('THEMSELVES', 'PARENT', 'ATTORNEY')),
    given_on         date        not null,
    words            bytea       not null,       -- sealed: who said so, and how
    recorded_by      text        not null,
    recorded_at      timestamptz not null,
    entry_id         uuid        not null,
    withdrawn_at     timestamptz,
    withdrawn_by     text,
    withdrawn_entry  uuid,
    check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_entry is null))
);
create index others_agreement_request on subject_access.others_agreement (request_id);

-- It can end, and nothing else of it can be changed. A pack that left has left.
revoke update, delete, truncate on subject_access.others_agreement from kinbridge_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_entry) on subject_access.others_agreement to kinbridge_app;
revoke update, delete, truncate on subject_access.pack from kinbridge_app;

-- Of people in no open family the content of records is dropped after 30 days (section 5.7); what stays of a version is
-- the tombstone: that there was one, of whom, of what type and when.
alter table statements.version add column content_dropped_at timestamptz;
create index version_content_kept on statements.version (received_at)
    where kind = 'RECORD' and content_dropped_at is null;

create table retention.dropped_content (
    version_id uuid        primary key,
    dropped_at timestamptz not null,
    entry_id   uuid        not null
);
revoke update, delete, truncate on retention.dropped_content from kinbridge_app;
