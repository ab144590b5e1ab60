-- The process that watches a deadline runs only while something is due. Empty while it runs, and when the step has ended.
-- The deadlines that are open now have their process, which keeps watching them.

alter table step_deadline add column next_action_at timestamp(3);
create index step_deadline_next_action on step_deadline (next_action_at);
