-- One tree over all entries of a chain, so that an entry can be proven under any checkpoint and one
-- checkpoint to continue another. A checkpoint made from now on has first_sequence 1; older ones stay valid.

create table sharing_log.tree_tile (
    instance text     not null,
    level    smallint not null check (level > 0),
    position bigint   not null check (position >= 0),
    hash     bytea    not null check (octet_length(hash) = 32),
    primary key (instance, level, position)
);
comment on table sharing_log.tree_tile is
    'Roots of complete subtrees of 256, 65,536 and so on entries: what a proof needs without reading them all.';

-- What is wrong with the log, or was: never changed, so that whoever caused it cannot take it away.
create table sharing_log.alarm (
    id        uuid        primary key,
    instance  text        not null,
    kind      text        not null,
    raised_at timestamptz not null,
    words     text        not null
);
create index on sharing_log.alarm (raised_at desc);

-- Somebody looked into an alarm; the entry says who and what was found.
create table sharing_log.alarm_answer (
    alarm_id  uuid        primary key references sharing_log.alarm,
    log_entry uuid        not null
);

-- Each check of a whole chain by the hub itself: the daily report.
create table sharing_log.verification (
    id         uuid        primary key,
    made_at    timestamptz not null,
    entries    bigint      not null,
    is_intact  boolean     not null,
    words      text        not null
);
create index on sharing_log.verification (made_at desc);

revoke all on sharing_log.tree_tile, sharing_log.alarm, sharing_log.alarm_answer, sharing_log.verification
    from kinbridge_app;
grant select, insert on sharing_log.tree_tile, sharing_log.alarm, sharing_log.alarm_answer, sharing_log.verification
    to kinbridge_app;
grant select on sharing_log.tree_tile, sharing_log.alarm, sharing_log.verification to kinbridge_reader;
