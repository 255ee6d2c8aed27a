-- Whether an identity was ever joined is asked of everything that arrives.
create index link_event_a on people.link_event (identity_a);
create index link_event_b on people.link_event (identity_b);
