-- What was let out without agreement, under whose reason and signature; and what people owe for it.

-- Decisions cite the grant under which they were made; entries from before have none.
alter table sharing_log.projection_decision add column grant_id uuid;
create index on sharing_log.projection_decision (grant_id) where grant_id is not null;

-- ---------------------------------------------------------------- grants
create schema grants;

create table grants.sharing_grant (
    id              uuid primary key,
    -- signed first; opened by the hub at the first such look; or by breaking the glass
    basis           text        not null check (basis in ('SIGNED_FIRST', 'AT_ONCE', 'BROKEN_GLASS')),
    family_id       uuid,                       -- null: glass broken on a reference that is nobody's
    practitioner    text        not null,
    role            text        not null,
    agency          text        not null,
    purpose         text        not null,       -- ANY where the glass was broken
    category_groups text[]      not null,
    harm            text        not null,       -- the level that carries it
    reason          bytea,                      -- sealed
    by_rule         text        not null,       -- the hub's own reason: which rule let it out
    justification   text,                       -- of a broken glass: which of the three grounds
    asked_at        timestamptz not null,
    opened_at       timestamptz,
    ends_at         timestamptz,
    ended_at        timestamptz,
    ended_why       text,
    sign_off        text check (sign_off in ('SIGNED', 'REFUSED')),
    signed_by       text,
    signed_at       timestamptz,
    sign_off_words  bytea,                      -- sealed
    review          text,                       -- of a broken glass: justified, training, misuse
    log_entry       uuid        not null
);
create index sharing_grant_look on grants.sharing_grant (family_id, practitioner, purpose);
create index sharing_grant_running on grants.sharing_grant (ends_at) where ended_at is null;
create index sharing_grant_basis on grants.sharing_grant (basis, asked_at);

-- ---------------------------------------------------------------- work
create schema work;

create table work.task (
    id             uuid primary key,
    kind           text        not null,
    obligations    text[]      not null,        -- the codes of the decisions that it answers
    family_id      uuid,
    purpose        text,
    requester      text,                        -- by whose look it came about; null where it is the family's
    requester_role text,
    requester_agency text,
    subject_id     uuid,                        -- an identity; never a name
    grant_id       uuid,
    cause          text        not null default '',
    owner          text,
    queue          text,
    restricted     boolean     not null,        -- from what was hidden: for the queue's people alone
    not_told       boolean     not null default false,
    opened_at      timestamptz not null,
    due_at         timestamptz not null,
    done_at        timestamptz,
    done_by        text,
    instead_of     text,                        -- the owner for whom somebody stood in
    outcome        text,
    words          bytea,                       -- sealed
    is_safe        boolean     not null default false,
    retest_on      date,
    log_entry      uuid,                        -- the entry that this one's outcome answers
    done_entry     uuid,
    check ((owner is null) <> (queue is null)),
    check ((done_at is null) = (outcome is null))
);
-- Two looks at once open one task.
create unique index task_once on work.task
    (kind, restricted, family_id, purpose, requester, subject_id, grant_id, cause) nulls not distinct
    where done_at is null;
create index task_family on work.task (family_id);
create index task_owner on work.task (owner, due_at) where done_at is null;
create index task_queue on work.task (queue, due_at) where done_at is null;
create index task_grant on work.task (grant_id);
create index task_due on work.task (due_at) where done_at is null;

-- How far the log's hidden part has been looked through for duties.
create table work.hidden_progress (
    instance text   primary key,
    sequence bigint not null
);

-- Whether the recipient of a notice is told facts, or only whom to contact: its text is made anew each time.
alter table alerts.notice add column is_told_facts boolean not null default true;
