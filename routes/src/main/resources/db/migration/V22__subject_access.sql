-- Requests of people for what is held about them: who asked and when, one row for each item of the answer, and what
-- left. What an item says is not copied here; what was decided about it is sealed, since level 0 must not be
-- recognisable outside the restricted log, and so is everything that people wrote.
create schema subject_access;

create table subject_access.request (
    id                  uuid primary key,
    reference           text        not null unique, -- random: a counter would tell how many there are
    asked_as            text        not null check (asked_as in ('SELF', 'REPRESENTATIVE', 'PARENT_WITH_PR',
                                        'PARENT_WITHOUT_PR', 'PERSONAL_REPRESENTATIVE')),
    received_on         date        not null,
    opened_by           text        not null,
    opened_at           timestamptz not null,
    identity_checked_on date,
    extended_on         date,
    subject_identity    uuid references people.identity,
    asker_identity      uuid references people.identity,
    reviewer            text,
    gathered_at         timestamptz,
    gathering_entry     uuid,
    closed_on           date,
    details             bytea       not null,        -- sealed: names, what was seen, questions, reasons
    -- the identity check is of whom the clock may start for; a person is looked for only after it
    check (subject_identity is null or identity_checked_on is not null),
    check ((gathered_at is null) = (gathering_entry is null))
);
create index request_open on subject_access.request (received_on) where closed_on is null;

create table subject_access.item (
    id             uuid primary key,
    request_id     uuid  not null references subject_access.request,
    position       int   not null,
    decision       bytea not null,                   -- sealed: which version of what, and what the rules answered
    review         bytea,                            -- sealed: what the reviewer decided, and a professional's opinion
    reviewed_entry uuid,
    unique (request_id, position)
);

-- What left. The redaction log stays: it says what was taken out of what, and why.
create table subject_access.pack (
    id         uuid primary key,
    request_id uuid        not null references subject_access.request,
    form       text        not null check (form in ('PDF', 'ZIP')),
    made_at    timestamptz not null,
    made_by    text        not null,
    digest     text        not null,
    redactions bytea       not null,                 -- sealed
    log_entry  uuid        not null
);
create index pack_request on subject_access.pack (request_id, made_at);
