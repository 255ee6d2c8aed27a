-- What people record about a family: harm ahead of the feed, relevance, who belongs, the team, episodes,
-- necessity. Append-only: a change is a further row, and the application may neither change nor delete
-- one. What people write is sealed; entry_id is the entry of the sharing log that was written with it.

-- Nobody could record a level before.
drop table families.harm_level;

create table families.harm_raise (
    id          uuid primary key,
    identity_id uuid        not null references people.identity,
    family_id   uuid        not null references families.family,
    level       text        not null,
    since       timestamptz not null,
    until       timestamptz not null,           -- two working days: the feed must have caught up by then
    set_by      text        not null,
    role        text        not null,
    reason      bytea       not null,
    entry_id    uuid        not null
);
create index harm_raise_identity on families.harm_raise (identity_id);

create table families.harm_raise_end (
    raise_id uuid primary key references families.harm_raise,
    ended_at timestamptz not null,
    ended_by text        not null,
    role     text        not null,
    reason   bytea       not null,
    entry_id uuid        not null
);

-- Why the records of somebody outside the household matter, for one group of categories.
create table families.relevance (
    id             uuid primary key,
    family_id      uuid        not null references families.family,
    identity_id    uuid        not null references people.identity,
    category_group text        not null,
    since          timestamptz not null,
    until          timestamptz not null,
    recorded_by    text        not null,
    role           text        not null,
    reason         bytea       not null,
    entry_id       uuid        not null
);
create index relevance_family on families.relevance (family_id);

create table families.relevance_end (
    relevance_id uuid primary key references families.relevance,
    ended_at     timestamptz not null,
    ended_by     text        not null,
    role         text        not null,
    reason       bytea       not null,
    entry_id     uuid        not null
);

-- Why somebody was confirmed, removed or added; families.member holds what counts now.
create table families.member_change (
    id          uuid primary key,
    family_id   uuid        not null references families.family,
    identity_id uuid        not null references people.identity,
    state       text        not null check (state in ('CONFIRMED', 'REMOVED')),
    changed_at  timestamptz not null,
    changed_by  text        not null,
    role        text        not null,
    reason      bytea       not null,
    entry_id    uuid        not null
);
create index member_change_family on families.member_change (family_id);

create table families.episode (
    id          uuid primary key,
    family_id   uuid        not null references families.family,
    opened_at   timestamptz not null,
    opened_by   text        not null,           -- a sign-in, or hub
    role        text        not null,
    reason      bytea,                          -- null: the feed has an open episode
    entry_id    uuid
);
create index episode_family on families.episode (family_id, opened_at);
insert into families.episode (id, family_id, opened_at, opened_by, role)
    select gen_random_uuid(), id, opened_at, opened_by, 'hub' from families.family;

create table families.episode_end (
    episode_id uuid primary key references families.episode,
    ended_at   timestamptz not null,
    ended_by   text        not null,
    role       text        not null,
    reason     bytea       not null,
    entry_id   uuid        not null
);

-- Who added a member by hand, and why; null where a feed proposed it or the demonstration did.
alter table families.team_member
    add column added_by text,
    add column added_role text,
    add column added_at timestamptz,
    add column reason bytea,
    add column entry_id uuid;

create table families.team_member_end (
    id          uuid primary key,
    member_id   uuid        not null references families.team_member,
    recorded_at timestamptz not null,
    last_day    date,                           -- null: at once
    by_closure  boolean     not null,           -- the work ended, nobody left it
    recorded_by text        not null,
    role        text        not null,
    reason      bytea       not null,
    entry_id    uuid        not null
);
create index team_member_end_member on families.team_member_end (member_id);

-- Team members with the end that counts: the strictest that was recorded. A new episode takes back what a
-- closure ended, for those whom a feed still names.
create view families.membership as
select t.id, t.family_id, t.practitioner, t.role, t.agency, t.since, t.record_id,
    least(t.until, e.last_day) as until,
    (e.id is not null and e.last_day is null) as ended,
    coalesce(e.by_closure, false) as by_closure
from families.team_member t
left join lateral (
    select o.id, o.last_day, o.by_closure from families.team_member_end o
    where o.member_id = t.id and not (o.by_closure and t.record_id is not null and exists (
        select from families.episode n where n.family_id = t.family_id and n.opened_at > o.recorded_at))
    order by o.last_day nulls first, o.by_closure limit 1) e on true;

create table families.lead (
    id           uuid primary key,
    family_id    uuid        not null references families.family,
    practitioner text        not null,
    since        timestamptz not null,
    set_by       text        not null,
    role         text        not null,
    entry_id     uuid        not null
);
create index lead_family on families.lead (family_id, since);

-- Who asks for a family that is not there leaves the same row, without the family: the same work in the
-- same time. 'reason' holds what was written in clear before; from now on it is sealed.
alter table consent.necessity
    alter column family_id drop not null,
    alter column reason drop not null,
    add column role text,
    add column recorded_at timestamptz,
    add column asked bytea,                     -- sealed: the reference as it was typed, if it was
    add column sealed_reason bytea,
    add column needs_countersign boolean not null default false,
    add column entry_id uuid;
create index necessity_family on consent.necessity (family_id, practitioner);
create index necessity_practitioner on consent.necessity (practitioner, recorded_at desc);

create table consent.necessity_answer (
    necessity_id uuid primary key references consent.necessity,
    agreed       boolean     not null,
    answered_at  timestamptz not null,
    answered_by  text        not null,
    role         text        not null,
    reason       bytea       not null,
    entry_id     uuid        not null
);

revoke update, delete on
    families.harm_raise, families.harm_raise_end, families.relevance, families.relevance_end,
    families.member_change, families.episode, families.episode_end, families.team_member_end, families.lead,
    consent.necessity, consent.necessity_answer
    from kinbridge_app;
