-- A process designer may add a user task. The onboarding then waits for its group.

-- the group that may take the step; empty for a step of the application itself
alter table step_deadline add column candidate_group varchar(255);
