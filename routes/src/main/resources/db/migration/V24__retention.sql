-- What is due to go, released by two people; what is held; and the one way in which an entry's key is destroyed.
create schema retention;

-- A dry run: what would go. One made by schedule each month, others when somebody asks.
create table retention.run (
    id            uuid        primary key,
    month         text        unique,            -- 2032-04, of the one made by schedule
    asked_by      text        not null,          -- a sign-in, or hub
    asked_role    text        not null,
    as_of         date        not null,
    made_at       timestamptz not null,
    state         text        not null check (state in
        ('EMPTY', 'OFFERED', 'FIRST', 'APPROVED', 'DONE', 'REFUSED', 'LAPSED')),
    ended_at      timestamptz,
    entry_id      uuid        not null,
    certificate   bytea,                         -- sealed
    check ((state = 'DONE') = (certificate is not null))
);
create index run_made on retention.run (made_at desc, id desc);

create table retention.line (
    run_id    uuid    not null references retention.run,
    entry_id  uuid    not null,
    class     text    not null,
    due       date    not null,
    written   int     not null,                  -- the year of the entry
    family_id uuid,
    instance  text    not null,
    sequence  bigint  not null,
    why       text    not null,                  -- of the due date, naming nobody
    hold_id   uuid,                              -- what held it when the list was made
    outcome   text    check (outcome in ('DESTROYED', 'LEFT')),
    left_why  text,
    primary key (run_id, entry_id),
    check ((outcome = 'LEFT') = (left_why is not null)),
    check (hold_id is null or outcome is distinct from 'DESTROYED')
);

create table retention.approval (
    run_id   uuid        not null references retention.run,
    by_whom  text        not null,
    role     text        not null,
    agency   text        not null,
    what     text        not null check (what in ('APPROVED', 'REFUSED')),
    at       timestamptz not null,
    words    bytea       not null,               -- sealed
    entry_id uuid        not null,
    -- Here too, so that no mistake above can get round it.
    primary key (run_id, by_whom)
);

create table retention.hold (
    id          uuid        primary key,
    scope       text        not null check (scope in ('FAMILY', 'PERSON', 'EVERYTHING')),
    family_id   uuid        references families.family,
    identity_id uuid        references people.identity,
    by_whom     text        not null,
    role        text        not null,
    at          timestamptz not null,
    words       bytea       not null,            -- sealed
    entry_id    uuid        not null,
    check ((scope = 'FAMILY') = (family_id is not null)),
    check ((scope = 'PERSON') = (identity_id is not null))
);

create table retention.hold_lift (
    hold_id  uuid        not null references retention.hold,
    by_whom  text        not null,
    role     text        not null,
    at       timestamptz not null,
    words    bytea       not null,               -- sealed
    entry_id uuid        not null,
    primary key (hold_id, by_whom)
);

create view retention.hold_in_force as
select h.* from retention.hold h
where (select count(*) from retention.hold_lift l where l.hold_id = h.id) < 2;

revoke update, delete, truncate on retention.approval, retention.hold, retention.hold_lift from kinbridge_app;
revoke delete, truncate on retention.run, retention.line from kinbridge_app;

-- Destroys the keys of these entries, each for the tombstone beside it, and what the projection says of them:
-- both or neither. Without a tombstone in the log that answers the entry nothing is destroyed. The hub holds the
-- projection's lock meanwhile, so that nothing is projected from a key that is about to go.
create function sharing_log.destroy_entries(old_entries uuid[], tombstones uuid[]) returns void
    language plpgsql security definer set search_path = sharing_log, pg_temp
    as $$ begin
        if cardinality(old_entries) <> cardinality(tombstones) or exists (
            select from unnest(old_entries, tombstones) as pair (old_entry, tombstone)
            where not exists (select from entry t where t.entry_id = pair.tombstone and t.kind = 'DISPOSAL'
                and convert_from(t.header, 'UTF8')::jsonb ->> 'answers' = pair.old_entry::text)) then
            raise exception 'an entry is destroyed after its tombstone only';
        end if;
        delete from entry_key where entry_id = any(old_entries);
        delete from projection_decision where entry_id = any(old_entries);
        delete from projection_hidden_decision where entry_id = any(old_entries);
        delete from projection_words where entry_id = any(old_entries);
    end $$;
revoke execute on function sharing_log.destroy_entries(uuid[], uuid[]) from kinbridge_app;
grant execute on function sharing_log.destroy_entries(uuid[], uuid[]) to kinbridge_disposal;
revoke delete on sharing_log.entry_key from kinbridge_disposal;
drop function sharing_log.forget_decisions(uuid);

-- Which of these entries have a hidden decision about one of these people: a legal hold keeps them, unsaid.
create function sharing_log.hidden_about(people uuid[], among uuid[]) returns setof uuid
    language sql stable security definer set search_path = sharing_log, pg_temp
    as $$ select distinct entry_id from projection_hidden_decision
          where entry_id = any(among) and subjects && people $$;

create index projection_entry_disposal on sharing_log.projection_entry (answers) where kind = 'DISPOSAL';
