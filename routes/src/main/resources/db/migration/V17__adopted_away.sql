-- Of whom a feed says that they were adopted: found and shown by nobody who does not work with them.
create view people.adopted_away as
select distinct i.person_id from statements.record r
join statements.version v on v.id = r.version_id and v.is_current
join statements.subject_identity s on s.version_id = v.id
join people.identity i on i.id = s.identity_id
where r.type = 'ADOPTION';
