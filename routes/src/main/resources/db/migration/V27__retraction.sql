-- What is taken back from everybody who holds it: what was wrong, who holds a copy, and how far they have answered.
-- Ids, codes and times only: what it said stays where it is, and is not copied.

create schema retraction;

create table retraction.retraction (
    id             uuid        primary key,
    reason         text        not null check (reason in ('TAKEN_BACK', 'CORRECTED', 'AGREEMENT_ENDED', 'SOMEBODY_ELSE')),
    thing_id       uuid        not null,
    replacement_id uuid,                         -- the version that is right; null where there is none
    subject_id     uuid,                         -- an identity of whom it is about, where that is why
    answer_id      uuid,                         -- the agreement that ended
    happened_at    timestamptz not null,         -- retractions of one moment and reason are told together
    by_whom        text,                         -- a practitioner; null: the hub
    recorded_at    timestamptz not null,
    log_entry      uuid        not null,
    collected_at   timestamptz,                  -- nobody is added any more
    recomputed_at  timestamptz,                  -- what alerts rest on was put right
    ended_at       timestamptz,
    ended_why      text        check (ended_why in ('GIVEN_AGAIN')),
    check ((answer_id is not null) = (reason = 'AGREEMENT_ENDED')),
    check ((ended_at is null) = (ended_why is null)),
    unique (reason, thing_id, happened_at)
);
create index retraction_open on retraction.retraction (recorded_at) where collected_at is null;
create index retraction_answer on retraction.retraction (answer_id) where answer_id is not null;
create index retraction_happened on retraction.retraction (happened_at desc, id);

create table retraction.wrong_version (
    retraction_id uuid not null references retraction.retraction,
    version_id    uuid not null,
    primary key (retraction_id, version_id)
);
create index wrong_version_of on retraction.wrong_version (version_id);

-- One for each who holds it: a colleague, as of one family, or an agency to which it was sent.
create table retraction.recipient (
    id               uuid        primary key,
    retraction_id    uuid        not null references retraction.retraction,
    recipient        text        not null,       -- a practitioner's id, or a delivery's
    is_delivery      boolean     not null,
    role             text        not null,
    agency           text        not null,
    holder           text        not null,       -- the agency code of whose record it is; empty for several
    family_id        uuid,
    entry_id         uuid        not null,       -- the last entry by which it came to them
    shown_at         timestamptz not null,
    found_at         timestamptz not null,
    told_at          timestamptz,                -- the task, or the message that takes it back
    task_id          uuid,                       -- the task by which a colleague is told, and answers
    supervisor_task  uuid,                       -- by which whoever supervises is asked
    ig_task          uuid,                       -- by which information governance is asked
    refused_at       timestamptz,                -- an agency will not have it taken back
    acknowledged_at  timestamptz,
    chased_at        timestamptz,                -- after two working days
    chased_again_at  timestamptz,                -- after five, with whoever supervises
    escalated_at     timestamptz,                -- with information governance
    ended_at         timestamptz,
    ended_why        text        check (ended_why in ('GIVEN_AGAIN', 'NEVER_SENT', 'CLOSED_BY_IG')),
    check ((ended_at is null) = (ended_why is null)),
    check (is_delivery or told_at is null or task_id is not null),
    check (escalated_at is null or ig_task is not null),
    unique nulls not distinct (retraction_id, recipient, family_id)
);
create index recipient_task on retraction.recipient (task_id) where task_id is not null;
create index recipient_supervisor on retraction.recipient (supervisor_task) where supervisor_task is not null;
create index recipient_ig on retraction.recipient (ig_task) where ig_task is not null;
create index recipient_untold on retraction.recipient (found_at) where told_at is null and ended_at is null;
create index recipient_open on retraction.recipient (told_at) where acknowledged_at is null and ended_at is null;

-- What people decided with it before them: an alert that they answered, a pack that they made, a sharing that they
-- signed for, a glass that they broke. One task for each owner names them.
create table retraction.rested_decision (
    retraction_id uuid        not null references retraction.retraction,
    kind          text        not null check (kind in ('ALERT_ANSWERED', 'PACK_MADE', 'SHARING_SIGNED', 'GLASS_BROKEN')),
    decision_id   uuid        not null,          -- a notice, an entry, a grant
    owner         text        not null,
    family_id     uuid,
    decided_at    timestamptz not null,
    entry_id      uuid        not null,
    task_id       uuid        not null,
    primary key (retraction_id, kind, decision_id, owner)
);
create index rested_decision_task on retraction.rested_decision (task_id);

-- How each stands: one answer for every page that asks.
create view retraction.standing as
select h.id, h.retraction_id, h.recipient, h.is_delivery, h.role, h.agency, h.holder, h.family_id, h.entry_id, h.shown_at,
  h.told_at, h.task_id, h.acknowledged_at, h.chased_at, h.chased_again_at, h.escalated_at, h.ended_at,
  r.reason, r.thing_id, r.replacement_id, r.happened_at,
  case when h.acknowledged_at is not null then 'CONFIRMED'
    when h.ended_why = 'CLOSED_BY_IG' then 'CLOSED_BY_IG'
    when h.ended_at is not null then 'ENDED'
    when h.escalated_at is not null then 'WITH_IG'
    when h.refused_at is not null then 'REFUSED'
    when h.chased_again_at is not null then 'CHASED_TWICE'
    when h.chased_at is not null then 'CHASED_ONCE'
    when h.told_at is not null then 'WAITS'
    else 'NOT_TOLD' end as state
from retraction.recipient h join retraction.retraction r on r.id = h.retraction_id;

-- What an agency holds and no message of its owner takes back: what it was sent on an agreement that has ended, and
-- what was corrected where the corrected version does not go to it.
create view retraction.push_to_end as
select h.recipient as delivery, w.version_id, case r.reason when 'AGREEMENT_ENDED' then 'WITHDRAWN' else 'WRONG' end as why
from retraction.recipient h
join retraction.retraction r on r.id = h.retraction_id
join retraction.wrong_version w on w.retraction_id = r.id
where h.is_delivery and h.told_at is null and h.ended_at is null
  and (r.reason = 'AGREEMENT_ENDED' or r.reason = 'CORRECTED' and r.collected_at is not null);
alter table push.message drop constraint message_taken_back_why_check;
alter table push.message add constraint message_taken_back_why_check
    check (taken_back_why in ('WRONG', 'SOMEBODY_ELSE', 'OVER', 'WITHDRAWN'));

-- Which recorded answers, and assessments of who may answer, were looked at for what they end. Of those from
-- before this migration information governance tells the recipients by hand, as it did.
create table retraction.considered (
    change_id uuid        not null,              -- an answer, or an assessment
    version   int         not null,
    at        timestamptz not null,
    -- Looked at once more after the longest look: one that began before may be in the log later.
    settled_at timestamptz,
    primary key (change_id, version)
);
create index considered_open on retraction.considered (at) where settled_at is null;
insert into retraction.considered (change_id, version, at, settled_at)
    select id, version, recorded_at, recorded_at from consent.answer
    union all select id, 0, recorded_at, recorded_at from consent.competence;

-- What was taken back before is found again, with the tasks that told of it: nobody is told twice.
update events.taken_back set settled_at = null;

-- A reminder is seen on the task itself.
alter table work.task add column reminded_at timestamptz;

-- Something that an alert rests on, or rested on, was taken back or corrected.
alter table alerts.alert add column ground_withdrawn_at timestamptz;

revoke update, delete, truncate on
    retraction.retraction, retraction.recipient, retraction.wrong_version, retraction.rested_decision, retraction.considered
    from kinbridge_app;
grant update (collected_at, recomputed_at, ended_at, ended_why) on retraction.retraction to kinbridge_app;
grant update (told_at, task_id, supervisor_task, ig_task, refused_at, acknowledged_at, chased_at, chased_again_at,
    escalated_at, ended_at, ended_why) on retraction.recipient to kinbridge_app;
grant update (settled_at) on retraction.considered to kinbridge_app;
