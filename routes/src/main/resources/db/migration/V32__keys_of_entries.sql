-- Whoever checks the log sees which entries still have a key, and nothing of it.
grant select (entry_id) on sharing_log.entry_key to kinbridge_reader;
