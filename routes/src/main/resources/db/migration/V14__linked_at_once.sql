-- What linking asks for at every arrival.

-- A review is looked for from either of its two identities.
create index review_b on people.review (identity_b);

-- Keys are written with their identity, in one statement; to look for it again at each of twenty is half the work.
alter table people.blocking_key drop constraint blocking_key_identity_id_fkey;

-- Where the two as one person would complete an urgent alert: which rule's, and by when somebody decides.
alter table people.review
    add column completes text,
    add column decide_by timestamptz;

-- A review and a joined pair are opened by their event.
create index review_event on people.review (event_id);
create index pair_event on people.pair (event_id);

-- Two people who had been one, until everybody who was shown the one as the other is told: a look that began before
-- may be written to the log after.
create table people.split (
    id           uuid primary key,
    one_person   uuid        not null references people.person,
    other_person uuid        not null references people.person,
    split_at     timestamptz not null,
    prepared_at  timestamptz,                    -- what follows is written and done
    settled_at   timestamptz
);
create index split_open on people.split (split_at) where settled_at is null;

-- What was let out about these identities as of that family was about the wrong person.
create table people.split_family (
    split_id   uuid   not null references people.split,
    family_id  uuid   not null references families.family,
    identities uuid[] not null,
    primary key (split_id, family_id)
);
revoke delete, truncate on people.split, people.split_family from kinbridge_app;

-- The same as before, read from either side by its index.
create or replace view people.doubtful as
select one.person_id, other.person_id as other_person_id
from people.review r
join people.identity one on one.id = r.identity_a
join people.identity other on other.id = r.identity_b
where r.state = 'WAITING' and one.person_id <> other.person_id
union all
select one.person_id, other.person_id
from people.review r
join people.identity one on one.id = r.identity_b
join people.identity other on other.id = r.identity_a
where r.state = 'WAITING' and one.person_id <> other.person_id;
