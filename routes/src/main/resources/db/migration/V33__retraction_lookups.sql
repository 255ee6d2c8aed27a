-- What the timers ask every few seconds, without reading all that ever was.
create index task_people_apart on work.task (cause) where kind = 'PEOPLE_APART';
create index retraction_to_recompute on retraction.retraction (recorded_at)
    where recomputed_at is null and answer_id is null;
create index answer_objection on consent.answer (recorded_at) where state in ('WITHDRAWN', 'REFUSED');

-- What somebody said against a record is answered and ended, and never deleted.
revoke delete, truncate on rectification.contest from kinbridge_app;
revoke update, delete, truncate on rectification.declaration from kinbridge_app;
