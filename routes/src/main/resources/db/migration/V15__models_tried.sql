alter table people.linkage_model add column has_converged boolean not null default true;
alter table people.linkage_model alter column has_converged drop default;

-- Another linking model, estimated from the hub's own records or in use before, is tried first: what it would change is
-- written here, and nothing else.
create table people.model_trial (
    id          uuid primary key,
    -- The model to try; none until it is estimated.
    version     int references people.linkage_model,
    asked_by    text        not null,
    asked_at    timestamptz not null,
    finished_at timestamptz,
    -- How often it was begun: what the end of the hub interrupts is begun again, once.
    attempts    int         not null default 0,
    -- Why it came to nothing.
    problem     text,
    -- The model in use with which it was compared, with the mark of the rules, and how many there are then and now.
    against     int references people.linkage_model,
    mark        int,
    identities  bigint,
    people_now  bigint,
    people_then bigint,
    come_apart  bigint,
    become_one  bigint
);
-- One at a time.
create unique index model_trial_running on people.model_trial ((true)) where finished_at is null;

-- Two identities that are to each other what they were not: one person, in doubt, or two people.
create table people.model_change (
    trial_id    uuid             not null references people.model_trial on delete cascade,
    identity_a  uuid             not null,
    identity_b  uuid             not null,
    now_are     text             not null check (now_are in ('ONE', 'DOUBT', 'TWO')),
    then_are    text             not null check (then_are in ('ONE', 'DOUBT', 'TWO')),
    weight_then double precision not null,
    primary key (trial_id, identity_a, identity_b)
);
