-- A review is looked for from either of its two identities, at every arrival.
create index review_b on people.review (identity_b);
