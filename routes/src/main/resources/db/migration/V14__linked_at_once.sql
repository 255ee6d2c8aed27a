-- What linking asks for at every arrival.

-- A review is looked for from either of its two identities.
create index review_b on people.review (identity_b);

-- Keys are written with their identity, in one statement; to look for it again at each of twenty is half the work.
alter table people.blocking_key drop constraint blocking_key_identity_id_fkey;

-- Where the two as one person would complete an urgent alert: which rule's, and by when somebody decides.
alter table people.review
    add column completes text,
    add column decide_by timestamptz;

-- Two people who had been one, until everybody who was shown the one as the other is told: a look that began before
-- may be written to the log after.
create table people.split (
    id           uuid primary key,
    one_person   uuid        not null references people.person,
    other_person uuid        not null references people.person,
    split_at     timestamptz not null,
    settled_at   timestamptz
);
create index split_open on people.split (split_at) where settled_at is null;
revoke delete, truncate on people.split from kinbridge_app;

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
