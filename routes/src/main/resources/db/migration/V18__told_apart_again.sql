-- An alert that was closed because another, of the family, said it all: when its child is of that family no more, what it
-- rested on is news again.
alter table alerts.alert add column double_of uuid references alerts.alert;
