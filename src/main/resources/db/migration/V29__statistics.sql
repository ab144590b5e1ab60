-- What operations sees of all onboardings at once: counts by step and week, how long things took, what is late.

-- When it was established, denied, withdrawn or expired; empty while it is open.
alter table onboarding add column settled_at timestamp(3);
update onboarding set settled_at = waiting_since where state in ('DENIED', 'WITHDRAWN', 'EXPIRED');
-- An integration may have been paused or ended since: the timeline has when it was established, in one sentence of ours.
update onboarding set settled_at = coalesce(
        (select min(entry.at) from timeline_entry entry
         where entry.onboarding = onboarding.number and entry.what = 'The integration is established'),
        waiting_since)
where state in ('ESTABLISHED', 'PAUSED', 'OFFBOARDED');
create index onboarding_settled on onboarding (settled_at, state);
create index onboarding_registered on onboarding (registered_at);

create index step_deadline_ended on step_deadline (ended_at, step);
create index step_deadline_open_due on step_deadline (ended_at, due);
create index step_deadline_open_expiry on step_deadline (ended_at, expire_at);
