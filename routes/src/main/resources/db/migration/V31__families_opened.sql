-- How many different families each colleague opened on each day: what is usual is read from here, so that the hub does
-- not go through weeks of looks each time somebody looks. Staff ids, days and counts; nothing of a family.
create table oversight.families_opened (
    day          date not null,
    practitioner text not null,
    role         text not null,
    agency       text not null,
    families     int  not null,
    primary key (day, practitioner, role)
);
