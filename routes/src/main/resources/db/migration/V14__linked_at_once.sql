-- What linking asks for at every arrival.

-- A review is looked for from either of its two identities.
create index review_b on people.review (identity_b);

-- Keys are written with their identity, in one statement; to look for it again at each of twenty is half the work.
alter table people.blocking_key drop constraint blocking_key_identity_id_fkey;
