-- The sharing log: append-only, chained by SHA-256, each group commit signed. The application may add
-- and read, never change; the role kinbridge_disposal may destroy the key of an entry whose time is over.

-- What later migrations make is the application's to use; the log below is the exception.
alter default privileges grant usage on schemas to kinbridge_app;
alter default privileges grant select, insert, update, delete on tables to kinbridge_app;
alter default privileges grant usage, select on sequences to kinbridge_app;
-- Functions of the log run with the owner's rights: nobody gets one by default.
alter default privileges revoke execute on functions from public;
alter default privileges grant execute on functions to kinbridge_app;

create schema sharing_log;
grant usage on schema sharing_log to kinbridge_disposal, kinbridge_reader;

create table sharing_log.signing_key (
    key_id     text        primary key,
    public_key bytea       not null,
    added_at   timestamptz not null default now()
);
comment on table sharing_log.signing_key is 'Public halves of the Ed25519 keys that signed, for whoever checks.';

create table sharing_log.entry (
    instance    text        not null,
    sequence    bigint      not null check (sequence > 0),
    entry_id    uuid        not null,
    kind        text        not null,
    recorded_at timestamptz not null,
    event_at    timestamptz not null,
    header      bytea       not null,
    detail      bytea       not null,
    hidden      bytea       not null,
    prev_hash   bytea       not null check (octet_length(prev_hash) = 32),
    hash        bytea       not null check (octet_length(hash) = 32),
    key_id      text,
    signature   bytea,
    primary key (instance, sequence),
    unique (entry_id)
) with (toast_tuple_target = 8160);
-- Encrypted bytes do not compress: do not try.
alter table sharing_log.entry
    alter column header set storage external,
    alter column detail set storage external,
    alter column hidden set storage external;
comment on column sharing_log.entry.header is 'Canonical JSON in clear; holds the digests of detail and hidden.';
comment on column sharing_log.entry.detail is 'Compressed, encrypted under the key of this entry.';
comment on column sharing_log.entry.hidden is 'Level 0, padded so that its size tells nothing, encrypted under the restricted key.';
comment on column sharing_log.entry.signature is 'Of hash, at the last entry of each group commit; covers all before it through the chain.';

create table sharing_log.entry_key (
    entry_id   uuid  primary key,
    detail_key bytea not null,
    hidden_key bytea not null
);
comment on table sharing_log.entry_key is 'Destroying a row makes its entry unreadable for ever; the chain still verifies.';

create table sharing_log.pending (
    id         bigint generated always as identity primary key,
    entry_id   uuid        not null,
    kind       text        not null,
    event_at   timestamptz not null,
    header     bytea       not null,
    detail     bytea       not null,
    hidden     bytea       not null,
    detail_key bytea       not null,
    hidden_key bytea       not null
);
comment on table sharing_log.pending is 'State changes, written in the transaction that makes them, until the writer chains them.';

create table sharing_log.checkpoint (
    instance       text        not null,
    sequence       bigint      not null,
    first_sequence bigint      not null,
    head_hash      bytea       not null,
    tree_root      bytea       not null,
    made_at        timestamptz not null,
    key_id         text        not null,
    signature      bytea       not null,
    primary key (instance, sequence)
);
comment on table sharing_log.checkpoint is 'A signed head: the chain up to sequence, and the Merkle root of the entries since the one before.';

-- The projection: what the console searches. Built after commit, rebuildable from the entries.
create table sharing_log.projection_progress (
    instance text   primary key,
    sequence bigint not null
);

create table sharing_log.projection_entry (
    entry_id        uuid        primary key,
    instance        text        not null,
    sequence        bigint      not null,
    kind            text        not null,
    recorded_at     timestamptz not null,
    event_at        timestamptz not null,
    person_id       text        not null,
    role            text        not null,
    agency          text        not null,
    taf_status      text        not null,
    purpose         text        not null,
    family_id       uuid,
    child_id        uuid,
    harm            text,
    policy_version  text        not null,
    channel         text,
    recipient       text,
    correlation_id  text,
    answers         uuid,
    withheld_count  integer     not null,
    existence_count integer     not null,
    summary_count   integer     not null,
    full_count      integer     not null,
    override_count  integer     not null
);
create index on sharing_log.projection_entry (recorded_at desc, entry_id desc);
create index on sharing_log.projection_entry (family_id, recorded_at desc, entry_id desc);
create index on sharing_log.projection_entry (person_id, recorded_at desc, entry_id desc);
create index on sharing_log.projection_entry (answers) where answers is not null;

create table sharing_log.projection_decision (
    entry_id        uuid    not null,
    position        integer not null,
    record_id       uuid    not null,
    version         text    not null,
    category        text    not null,
    holder          text    not null,
    level           text    not null,
    rule            text    not null,
    override        boolean not null,
    basis           text[]  not null,
    obligations     text[]  not null,
    released_fields text[]  not null,
    subjects        uuid[]  not null,
    primary key (entry_id, position)
);
create index on sharing_log.projection_decision (record_id);
create index on sharing_log.projection_decision (rule);
create index on sharing_log.projection_decision using gin (subjects);

-- Level 0 apart: nobody selects from it, it is read through the function below, and reading is logged.
create table sharing_log.projection_hidden_decision (
    entry_id    uuid    not null,
    position    integer not null,
    record_id   uuid    not null,
    version     text    not null,
    category    text    not null,
    holder      text    not null,
    rule        text    not null,
    obligations text[]  not null,
    subjects    uuid[]  not null,
    primary key (entry_id, position)
);
create index on sharing_log.projection_hidden_decision (rule);

revoke all on all tables in schema sharing_log from kinbridge_app;
grant select, insert on sharing_log.signing_key, sharing_log.entry, sharing_log.entry_key, sharing_log.checkpoint
    to kinbridge_app;
grant select, insert, delete on sharing_log.pending, sharing_log.projection_entry, sharing_log.projection_decision
    to kinbridge_app;
grant select, insert, update, delete on sharing_log.projection_progress to kinbridge_app;
grant insert on sharing_log.projection_hidden_decision to kinbridge_app;

grant select (entry_id), delete on sharing_log.entry_key to kinbridge_disposal;

grant select on sharing_log.signing_key, sharing_log.entry, sharing_log.checkpoint,
    sharing_log.projection_entry, sharing_log.projection_decision to kinbridge_reader;

create function sharing_log.hidden_decisions(wanted_entry uuid)
    returns setof sharing_log.projection_hidden_decision
    language sql stable security definer set search_path = sharing_log, pg_temp
    as $$ select * from projection_hidden_decision where entry_id = wanted_entry order by position $$;

create function sharing_log.hidden_decisions_by_rule(wanted_rule text, from_time timestamptz, to_time timestamptz)
    returns setof sharing_log.projection_hidden_decision
    language sql stable security definer set search_path = sharing_log, pg_temp
    as $$ select h.* from projection_hidden_decision h join projection_entry e using (entry_id)
          where h.rule = wanted_rule and e.recorded_at >= from_time and e.recorded_at < to_time
          order by e.recorded_at desc, h.position limit 1000 $$;

-- Forgets one entry in the projection, after its key was destroyed; the header goes on to say that it was.
create function sharing_log.forget_decisions(old_entry uuid) returns void
    language sql security definer set search_path = sharing_log, pg_temp
    as $$ delete from projection_decision where entry_id = old_entry;
          delete from projection_hidden_decision where entry_id = old_entry $$;

create function sharing_log.clear_projection() returns void
    language sql security definer set search_path = sharing_log, pg_temp
    as $$ truncate projection_entry, projection_decision, projection_hidden_decision, projection_progress $$;
