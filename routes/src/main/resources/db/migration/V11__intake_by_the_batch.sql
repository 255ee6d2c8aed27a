-- Whether an identity was ever joined is asked of everything that arrives.
create index link_event_a on people.link_event (identity_a);
create index link_event_b on people.link_event (identity_b);

-- Each is looked up with every batch, from the side that an earlier index does not begin with.
create index address_record on people.identity_address (record_id);
create index identity_unborn on people.identity (id) where expected_date is not null and date_of_birth is null;
create index record_name_record on statements.record_name (record_id);
create index relationship_waiting_for_from on statements.relationship (from_system, from_local_id)
    where from_identity is null;
create index relationship_waiting_for_to on statements.relationship (to_system, to_local_id)
    where to_identity is null;

-- A version and what belongs to it are written in one transaction and never deleted. Checking each row again
-- by a foreign key took two thirds of the time of intake; a test looks for orphans instead.
alter table statements.record drop constraint record_version_id_fkey;
alter table statements.record_subject drop constraint record_subject_version_id_fkey;
alter table statements.relationship drop constraint relationship_version_id_fkey;
alter table statements.subject_identity drop constraint subject_identity_version_id_fkey;
alter table statements.subject_identity drop constraint subject_identity_identity_id_fkey;

-- What is not taken in yet is asked for with every answer.
create index batch_open on intake.batch (payload_id) where handled_at is null;
