-- Who was around a person since a request for their data was gathered: whoever drops out of it later, because a tie
-- ended or a record was taken back, still stands in the texts, and is still taken out of them. No name is copied.
create table subject_access.around (
    request_id  uuid not null references subject_access.request on delete cascade,
    identity_id uuid not null references people.identity on delete cascade,
    primary key (request_id, identity_id)
);
create index around_identity on subject_access.around (identity_id);
