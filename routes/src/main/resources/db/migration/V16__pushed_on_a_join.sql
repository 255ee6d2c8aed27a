-- What was pushed under the wrong patient's number is taken back, and may be sent again.

alter table push.message
    -- Where the agency keeps it: one place for each record and NHS number.
    add column place text,
    -- The agency's record of the patient, and who of the record that is, or is carried by the patient.
    -- Null for messages from before this migration: of them nobody knows it.
    add column patient uuid,
    add column subject uuid,
    add column of_unborn boolean not null default false,
    -- Nothing of it is in force there any more; and whether it was right until then.
    add column taken_back_at timestamptz,
    add column taken_back_why text check (taken_back_why in ('WRONG', 'SOMEBODY_ELSE', 'OVER')),
    -- A later message for the same place stands; this one is sent no more.
    add column overtaken_at timestamptz;
update push.message set place = record_id::text;
alter table push.message alter column place set not null;
update push.message sent set taken_back_at = back.created_at, taken_back_why = 'WRONG'
from push.message back
where back.retracts and not sent.retracts and back.delivery = sent.delivery and back.record_id = sent.record_id
  and back.created_at >= sent.created_at;

-- The same content is sent once, and once more after it was taken back.
alter table push.message drop constraint message_delivery_record_id_released_hash_key;
create unique index message_in_force on push.message (delivery, record_id, place, released_hash)
    where not retracts and taken_back_at is null;
create index message_last on push.message (delivery, place, created_at desc)
    where refused_at is null and not retracts and (taken_back_at is null or taken_back_why = 'OVER');
create index message_of_record on push.message (record_id, delivery);

-- The patient is not the person whom the record is about, or not the mother, or has another number by now.
create view push.misdirected as
select m.id from push.message m
where m.patient is not null and (
  not exists (
    select from people.identity p join people.identity s on s.id = m.subject
    where p.id = m.patient
      and m.place = left(encode(sha256(convert_to(m.record_id || '/' || p.nhs_number, 'UTF8')), 'hex'), 32)
      and case when not m.of_unborn then p.person_id = s.person_id else exists (
        select from people.identity mother
        join statements.relationship r on r.from_identity = mother.id and r.type = 'MOTHER'
        join statements.version v on v.id = r.version_id and v.is_current
        join people.identity child on child.id = r.to_identity
        where mother.person_id = p.person_id and child.person_id = s.person_id) end)
  -- Of a version of which nobody knows yet whom it is about, nothing follows.
  or (select not bool_or(now.person_id = s.person_id) from statements.version v
    join statements.subject_identity si on si.version_id = v.id
    join people.identity now on now.id = si.identity_id
    join people.identity s on s.id = m.subject
    where v.thing_id = m.record_id and v.is_current));

-- Who they were when what follows was written, for what was let out as of no family.
alter table people.split
    add column of_one   uuid[] not null default '{}',
    add column of_other uuid[] not null default '{}';
