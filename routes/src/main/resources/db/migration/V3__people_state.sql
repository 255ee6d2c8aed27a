-- What people and practitioners record about a person: answers with all that was said and how, assessments
-- of competence, and flags that are reviewed and cleared but never deleted.

-- ---------------------------------------------------------------- answers
alter table consent.answer
    add column giver_capacity text,
    add column withdrawn_at   timestamptz,
    add column competence_id  uuid references consent.competence,
    add column details        bytea,        -- sealed: how obtained, words used, evidence, why unsafe to ask
    add column log_entry      uuid;
comment on column consent.answer.how_obtained is 'Of answers recorded before details were sealed.';
create index answer_recorded on consent.answer (recorded_at);

-- A change is a new version: not even the application can alter or remove one.
revoke update, delete, truncate on consent.answer from kinbridge_app;

-- ---------------------------------------------------------------- competence
-- Competence is for one decision. The hub decides about sharing: an assessment for another decision is
-- kept and shown, and does not count.
alter table consent.competence
    alter column decision drop not null,
    add column about       text not null default 'SHARING' check (about in ('SHARING', 'OTHER')),
    add column details     bytea,           -- sealed: the decision in words, and why
    add column recorded_by text,
    add column log_entry   uuid;
create index competence_identity on consent.competence (identity_id);
revoke update, delete, truncate on consent.competence from kinbridge_app;

-- ---------------------------------------------------------------- flags
alter table consent.flag
    alter column reason drop not null,
    add column details         bytea,       -- sealed: the reason
    add column record_id       uuid,        -- one record only, or null: whatever is about the person
    add column review_by       date,        -- when somebody must look again; nothing lapses by it
    add column cleared_at      timestamptz,
    add column because_version uuid,        -- the address version on whose arrival the hub set it
    add column log_entry       uuid;
comment on column consent.flag.reason is 'Of flags set before reasons were sealed.';
comment on column consent.flag.until is 'When it lapses by itself; never for a protected address or a police hold.';

update consent.flag set review_by = (until at time zone 'Europe/London')::date, until = null
where until is not null
  and flag in ('protected_address', 'police_hold', 'prejudice_crime', 'requester_conflict', 'requester_linked_to_perp');

create index flag_record on consent.flag (record_id) where record_id is not null;
create index flag_to_review on consent.flag (review_by) where cleared_at is null and review_by is not null;
create index flag_because on consent.flag (because_version) where because_version is not null;
revoke delete, truncate on consent.flag from kinbridge_app;

create table consent.flag_event (
    id        uuid primary key,
    flag_id   uuid        not null references consent.flag,
    what      text        not null check (what in ('REVIEWED', 'CLEARED')),
    at        timestamptz not null,
    by_whom   text        not null,
    role      text        not null,
    details   bytea       not null,         -- sealed: the reason
    review_by date,
    until     timestamptz,
    log_entry uuid        not null
);
create index flag_event_flag on consent.flag_event (flag_id, at);
revoke update, delete, truncate on consent.flag_event from kinbridge_app;

-- Whose addresses may be no linkage field, blocking key or search term: whoever has a protected address,
-- their family, their household, their children and the parents of those.
create view consent.near_protected_address as
with protected as (
  select distinct i.person_id from consent.flag f join people.identity i on i.id = f.identity_id
  where f.flag = 'protected_address' and f.cleared_at is null and f.record_id is null)
select person_id from protected
union
select oi.person_id from protected p
join people.identity pi on pi.person_id = p.person_id
join families.member pm on pm.identity_id = pi.id
join families.member om on om.family_id = pm.family_id
join people.identity oi on oi.id = om.identity_id
union
select other.person_id from protected p
join people.identity own on own.person_id = p.person_id
join statements.relationship r on own.id in (r.from_identity, r.to_identity)
join statements.version v on v.id = r.version_id and v.is_current
join people.identity other on other.id in (r.from_identity, r.to_identity)
where r.type in ('HOUSEHOLD', 'MOTHER', 'FATHER', 'PARENT', 'GUARDIAN');
