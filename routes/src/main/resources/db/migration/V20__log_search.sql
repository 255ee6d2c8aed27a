-- What the sharing log is searched by beside its headers: the words of reasons, the law, the order of a list.

-- A copy of the reason alone, sealed with the key of its entry: found by opening, in no index. It goes with
-- the entry's decisions, and without the entry's key nobody can read it.
create table sharing_log.projection_words (
    entry_id uuid  primary key,
    words    bytea not null
);
alter table sharing_log.projection_words alter column words set storage external;
comment on table sharing_log.projection_words is 'The reason of an entry under the key of that entry, for the search by words.';

-- Entries that were projected before there were words: their words are added from here downwards.
create table sharing_log.projection_words_missing (
    instance text   primary key,
    sequence bigint not null
);
insert into sharing_log.projection_words_missing select instance, sequence from sharing_log.projection_progress;

-- Each basis that ever let something out, to choose from.
create table sharing_log.projection_basis (
    basis text primary key
);
insert into sharing_log.projection_basis select distinct unnest(basis) from sharing_log.projection_decision;

create index on sharing_log.projection_entry (agency, recorded_at desc, entry_id desc);
create index on sharing_log.projection_entry (recorded_at desc, entry_id desc) where override_count > 0;
create index on sharing_log.projection_decision using gin (basis);

-- What is owed because of an entry, for the page that explains it.
create index task_log_entry on work.task (log_entry) where log_entry is not null;

revoke update on sharing_log.projection_words, sharing_log.projection_basis from kinbridge_app;

create or replace function sharing_log.forget_decisions(old_entry uuid) returns void
    language sql security definer set search_path = sharing_log, pg_temp
    as $$ delete from projection_decision where entry_id = old_entry;
          delete from projection_hidden_decision where entry_id = old_entry;
          delete from projection_words where entry_id = old_entry $$;

create or replace function sharing_log.clear_projection() returns void
    language sql security definer set search_path = sharing_log, pg_temp
    as $$ truncate projection_entry, projection_decision, projection_hidden_decision, projection_progress,
              projection_words, projection_words_missing, projection_basis $$;
