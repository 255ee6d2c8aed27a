-- Who is who by a model: what is compared of an identity stands in its own row, and whom to compare it
-- with is found by blocking keys.

alter table people.identity
    add column phone text,
    add column email text,
    -- Of its addresses, the present ones first, with blanks between; never of a protected address.
    add column postcodes text not null default '',
    add column uprns text not null default '',
    add column keys bigint[] not null default '{}',
    -- Those keys that tell of an address; they go with it.
    add column home_keys bigint[] not null default '{}',
    -- The mark of the model and rules by which its keys were made and by which it was linked last; null for never.
    add column keyed_by int,
    add column linked_by int;

-- To be linked, or linked anew after another model was adopted.
create index identity_keyed_by on people.identity (keyed_by);
create index identity_linked_by on people.identity (linked_by);

create table people.blocking_key (
    key         bigint not null,
    identity_id uuid   not null references people.identity,
    primary key (key, identity_id)
);

-- Frozen models, kept for ever: an explanation names the one that weighed.
create table people.linkage_model (
    version    int primary key,
    document   text        not null,
    records    bigint      not null,
    made_at    timestamptz not null,
    made_by    text        not null
);

-- Append-only: which model was in use since when. The last row says which is now.
create table people.linkage_model_use (
    sequence bigint generated always as identity primary key,
    version  int         not null references people.linkage_model,
    since    timestamptz not null,
    decided_by text      not null
);

-- What the hub believes of two identities now; what it ever believed is in link_event.
create table people.pair (
    identity_a uuid             not null references people.identity,
    identity_b uuid             not null references people.identity,
    outcome    text             not null check (outcome in ('JOINED', 'REVIEW')),
    rule       text             not null,
    -- Bits; and the level of each comparison of the model, -1 where one says nothing.
    weight     double precision not null,
    levels     int[]            not null,
    version    int              not null,
    event_id   uuid             not null references people.link_event,
    primary key (identity_a, identity_b),
    check (identity_a < identity_b)
);
create index pair_b on people.pair (identity_b);

alter table people.link_event add column version int;

-- Why two are or are not one person, and by which model, stays as it was said.
revoke update, delete, truncate on people.link_event, people.linkage_model, people.linkage_model_use from kinbridge_app;

-- What a practitioner decided, and why; it holds for ever, or until somebody decides otherwise.
alter table people.review
    add column decided_by text,
    add column decided_at timestamptz,
    add column reason bytea;                    -- sealed

-- Found by keys now.
drop index people.identity_birth;
