-- Records that somebody says are wrong (section 5.6, UK GDPR articles 16 and 19): who says so and when in clear,
-- what they say sealed. A row is answered and ended, and never deleted; a second saying is a second row.
create schema rectification;

create table rectification.contest (
    id               uuid        primary key,
    record_id        uuid        not null,       -- as the sharing log names it
    thing_id         uuid        not null,       -- what its versions share
    version_id       uuid        not null,       -- the one that was current when it was contested
    holder           text        not null,
    category         text        not null,
    type             text        not null,
    family_id        uuid,                       -- from whose page, or whose the person is; null where none is open
    identity_id      uuid        not null,       -- of whom it is about: for whom it is contested
    parent_id        uuid,                       -- an identity of the parent who says so
    said_by          text        not null check (said_by in ('PERSON', 'PARENT', 'PRACTITIONER')),
    about            text        not null check (about in ('FACT', 'OPINION')),
    said_on          date        not null,
    words            bytea       not null,       -- sealed
    recorded_at      timestamptz not null,
    recorded_by      text        not null,
    recorded_role    text        not null,
    recorded_agency  text        not null,
    entry_id         uuid        not null,
    due_at           timestamptz not null,
    late_at          timestamptz,                -- when governance was told that no answer came
    outcome          text        check (outcome in
        ('CORRECTED', 'CORRECTED_SENT', 'STANDS', 'REMOVED', 'WITHDRAWN_BY_ASKER')),
    answered_at      timestamptz,
    answered_by      text,
    answer           bytea,                      -- sealed
    accepted_id      uuid,                       -- the version that was current when it was answered
    awaited_at       timestamptz,                -- when governance was told that no correction came
    ended_at         timestamptz,                -- by the correction, or by whoever contested it
    replacement_id   uuid,                       -- the corrected version
    told             text        check (told in ('ASKED', 'TOLD', 'NOT_TOLD', 'NOT_SAFE')),
    check ((said_by = 'PARENT') = (parent_id is not null)),
    check ((outcome is null) = (answered_at is null)),
    check (ended_at is null or outcome is not null),
    check (replacement_id is null or ended_at is not null)
);
create index contest_marks on rectification.contest (record_id) where ended_at is null;
create index contest_thing on rectification.contest (thing_id) where ended_at is null;
create index contest_due on rectification.contest (due_at) where outcome is null;
create index contest_recorded on rectification.contest (recorded_at desc, id desc);

-- A holder, or governance for it, says by itself that a record was wrong until some version of it.
create table rectification.declaration (
    id             uuid        primary key,
    record_id      uuid        not null,
    thing_id       uuid        not null,
    holder         text        not null,
    from_id        uuid        not null,         -- the first and the last wrong version
    until_id       uuid        not null,
    replacement_id uuid        not null,
    words          bytea       not null,         -- sealed
    declared_at    timestamptz not null,
    declared_by    text        not null,
    declared_role  text        not null,
    entry_id       uuid        not null,
    -- One correction is declared once, however often the form is sent.
    unique (thing_id, from_id, until_id, replacement_id)
);
