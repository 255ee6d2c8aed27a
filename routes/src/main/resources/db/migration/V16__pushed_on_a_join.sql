-- What was pushed under the wrong patient's number is taken back, and may be sent again.

alter table push.message
    -- Where the agency keeps it: one place for each record and NHS number.
    add column place text,
    -- The agency's record of the patient, who of the record that is, and for the mother of an unborn child by which tie.
    -- Null for messages from before this migration: of them nobody knows it.
    add column patient uuid,
    add column subject uuid,
    add column tie uuid,
    -- Nothing of it is in force there any more.
    add column taken_back_at timestamptz,
    -- A later message for the same place stands; this one is sent no more.
    add column overtaken_at timestamptz;
update push.message set place = record_id::text;
alter table push.message alter column place set not null;
update push.message sent set taken_back_at = back.created_at
from push.message back
where back.retracts and not sent.retracts and back.delivery = sent.delivery and back.record_id = sent.record_id
  and back.created_at >= sent.created_at;

-- The same content is sent once, and once more after it was taken back.
alter table push.message drop constraint message_delivery_record_id_released_hash_key;
create unique index message_in_force on push.message (delivery, record_id, place, released_hash)
    where not retracts and taken_back_at is null;
create index message_last on push.message (delivery, place, created_at desc)
    where refused_at is null and not retracts and taken_back_at is null;
create index message_of_record on push.message (record_id, delivery);

-- The patient is not the person whom the record is about, or not the mother, or has another number by now.
create view push.misdirected as
select m.id from push.message m
where m.patient is not null and (
  not exists (
    select from people.identity p join people.identity s on s.id = m.subject
    where p.id = m.patient
      and m.place = left(encode(sha256(convert_to(m.record_id || '/' || p.nhs_number, 'UTF8')), 'hex'), 32)
      and case when m.tie is null then p.person_id = s.person_id else exists (
        select from statements.version v join statements.relationship r on r.version_id = v.id
        join people.identity mother on mother.id = r.from_identity
        join people.identity child on child.id = r.to_identity
        where v.thing_id = m.tie and v.is_current
          and mother.person_id = p.person_id and child.person_id = s.person_id) end)
  or exists (select from statements.version v where v.thing_id = m.record_id and v.is_current
    and not exists (select from statements.subject_identity si
      where si.version_id = v.id and si.identity_id = m.subject)));

-- Who they were when what follows was written, for what was let out as of no family.
alter table people.split
    add column of_one   uuid[] not null default '{}',
    add column of_other uuid[] not null default '{}';
