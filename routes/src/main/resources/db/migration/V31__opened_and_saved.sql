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

-- Searches of the sharing log that an officer gave a name, for that officer alone. Name and filters are sealed: both may
-- say of whom somebody wanted to know something.
create table oversight.saved_search (
    id       uuid        primary key,
    officer  text        not null,
    saved_at timestamptz not null,
    sealed   bytea       not null
);
create index on oversight.saved_search (officer, saved_at);
revoke update on oversight.saved_search from kinbridge_app;
