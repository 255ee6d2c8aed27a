-- The four roles of Kinbridge. The embedded server runs this at every start; for a server of your own
-- run it once as an administrator, give each role a password, then:
--   create database kinbridge owner kinbridge_owner encoding 'UTF8' template template0;
--   revoke all on database kinbridge from public;
--   grant connect on database kinbridge to kinbridge_app, kinbridge_disposal, kinbridge_reader;
-- Everything else the roles may do is granted by the migrations.
do $$
declare
    name text;
begin
    foreach name in array array['kinbridge_owner', 'kinbridge_app', 'kinbridge_disposal', 'kinbridge_reader'] loop
        if not exists (select from pg_roles where rolname = name) then
            execute format('create role %I login nosuperuser nocreatedb nocreaterole noreplication', name);
        end if;
    end loop;
end
$$;
