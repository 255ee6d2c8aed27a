-- What governance asks of the log, and what the hub finds conspicuous in it.

-- How the agreements stood at each decision: taken from its snapshot. Null where none was kept.
alter table sharing_log.projection_decision
    add column dsa            text check (dsa in ('IN_FORCE', 'EXPIRED', 'MISSING')),
    add column consent_states text[];
comment on column sharing_log.projection_decision.dsa is
    'The data-sharing agreement between the agencies, as it stood for this record at the time.';
comment on column sharing_log.projection_decision.consent_states is
    'How those whom the record is about stood to its sharing, each once, by the rules of whose answer counts.';

create index on sharing_log.projection_decision (entry_id)
    where consent_states && array['EXPIRED', 'WITHDRAWN', 'GIVEN_OUT_OF_SCOPE'];
create index on sharing_log.projection_decision (entry_id) where dsa <> 'IN_FORCE';
create index on sharing_log.projection_entry (instance, sequence);
create index on sharing_log.projection_entry (recorded_at desc, entry_id desc)
    where taf_status in ('LEFT', 'NOT_MEMBER') and kind in ('LOOK', 'EXPORT', 'REFUSAL');
create index on sharing_log.projection_hidden_decision (category);

-- The projection is built anew from the entries at the next start: it is theirs that the new columns are made of.
select sharing_log.clear_projection();

-- Attempts on what the law, a protected address or an alleged perpetrator's presence keeps shut.
create function sharing_log.hidden_attempts(rules text[], categories text[], from_time timestamptz, to_time timestamptz)
    returns table (entry_id uuid, recorded_at timestamptz, kind text, person_id text, role text, agency text,
        purpose text, family_id uuid, record_id uuid, category text, holder text, rule text)
    language sql stable security definer set search_path = sharing_log, pg_temp
    as $$ select h.entry_id, e.recorded_at, e.kind, e.person_id, e.role, e.agency, e.purpose, e.family_id,
            h.record_id, h.category, h.holder, h.rule
          from projection_hidden_decision h join projection_entry e using (entry_id)
          where (h.rule = any(rules) or h.category = any(categories))
            and e.recorded_at >= from_time and e.recorded_at < to_time
          order by e.recorded_at desc, h.entry_id, h.position limit 1001 $$;

create index sharing_grant_asked on grants.sharing_grant (asked_at);
create index task_signoff on work.task (grant_id) where kind in ('SUPERVISOR_SIGNOFF', 'REVIEW') and not restricted;
create index task_not_told on work.task (due_at)
    where kind in ('NOTIFY_SUBJECT', 'DO_NOT_NOTIFY') and done_at is null and not restricted;

-- ---------------------------------------------------------------- findings
create schema oversight;

-- How far each chain has been looked through.
create table oversight.watched (
    instance text   primary key,
    sequence bigint not null
);

-- One for each practitioner, rule and period, however many looks led to it.
create table oversight.finding (
    id           uuid        primary key,
    rule         text        not null,
    practitioner text        not null,
    role         text        not null,
    agency       text        not null,
    period_from  date        not null,
    period_until date        not null,           -- its last day
    figure       int         not null,           -- how many, of what the rule counts
    why          text        not null,           -- in words, naming nobody of a family
    raised_at    timestamptz not null,
    last_at      timestamptz not null,           -- of the latest entry that led to it
    state        text        not null default 'OPEN' check (state in ('OPEN', 'ASSIGNED', 'CLOSED')),
    assignee     text,
    outcome      text,
    closed_at    timestamptz,
    closed_by    text,
    raised_entry uuid        not null,
    unique (rule, practitioner, period_from),
    check ((state = 'CLOSED') = (closed_at is not null)),
    check ((state = 'CLOSED') = (outcome is not null)),
    check (state <> 'ASSIGNED' or assignee is not null),
    -- Here too, so that no mistake above can get round it.
    check (closed_by is distinct from practitioner),
    check (assignee is distinct from practitioner)
);
create index on oversight.finding (last_at desc, id desc);
create index on oversight.finding (practitioner);

-- Of many, as many as somebody can read: the log has all.
create table oversight.finding_entry (
    finding_id  uuid        not null references oversight.finding,
    entry_id    uuid        not null,
    recorded_at timestamptz not null,
    primary key (finding_id, entry_id)
);

create table oversight.finding_note (
    id         uuid        primary key,
    finding_id uuid        not null references oversight.finding,
    what       text        not null check (what in ('ASSIGNED', 'NOTED', 'CLOSED')),
    at         timestamptz not null,
    by_whom    text        not null,
    words      bytea       not null,             -- sealed
    entry_id   uuid        not null
);
create index on oversight.finding_note (finding_id, at);

revoke delete, truncate on oversight.finding, oversight.finding_entry from kinbridge_app;
revoke update, delete, truncate on oversight.finding_note from kinbridge_app;
