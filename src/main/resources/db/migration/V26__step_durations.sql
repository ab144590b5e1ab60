-- A forecast reads how long people took for a step, the last ones first.

create index step_deadline_step_ended on step_deadline (step, ended_at desc);
