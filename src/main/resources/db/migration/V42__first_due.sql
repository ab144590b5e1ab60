-- The list sorted by due date takes its page from the index, also where many steps are due at the same moment.

drop index step_deadline_open_due;
create index step_deadline_open_due on step_deadline (ended_at, due, onboarding);
