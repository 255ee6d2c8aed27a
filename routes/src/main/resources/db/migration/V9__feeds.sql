-- How a feed departs from its declared shape, each way once: first seen, last seen, how often. The sample
-- is masked before it comes here.
create table intake.difference (
    id         uuid primary key,
    feed       text        not null,
    item       text        not null,
    field      text        not null,
    kind       text        not null,
    detail     text        not null,
    location   text        not null,
    sample     text,
    first_at   timestamptz not null,
    last_at    timestamptz not null,
    times      bigint      not null,
    -- Somebody has read it and says that it may stay so.
    known_at   timestamptz,
    known_by   text,
    unique (feed, item, field, kind)
);

-- What a person wants of a feed; without a row it is open. It holds over restarts.
create table intake.feed_flow (
    feed        text primary key,
    flow        text        not null check (flow in ('OPEN', 'PAUSED', 'STOPPED')),
    changed_by  text        not null,
    changed_at  timestamptz not null,
    reason      text        not null
);

-- A feed for which IT has been alarmed, until it is well again.
create table intake.feed_alarm (
    feed      text primary key,
    condition text        not null,
    since     timestamptz not null
);

-- Until when the certificates hold that a feed depends on.
create table intake.feed_certificate (
    feed      text        not null,
    source    text        not null,
    used_as   text        not null,
    subject   text        not null,
    not_after timestamptz not null,
    primary key (feed, source, used_as, subject)
);

-- When a feed's last payload came is asked with every answer that is built from it.
create index payload_by_feed on intake.payload (feed, received_at desc);

-- A warning was kept for each place in each payload; from now on it is one a field, without the place.
truncate intake.warning;
