-- How far each hub's chain was sent to the authority's security monitoring (SIEM).
create table sharing_log.siem_progress (
    instance text   primary key,
    sequence bigint not null check (sequence >= 0)
);
revoke all on sharing_log.siem_progress from kinbridge_app;
grant select, insert, update on sharing_log.siem_progress to kinbridge_app;
