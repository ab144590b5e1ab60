-- Metrics count onboardings by where they stand, and mails that did not arrive, every few seconds: from indexes alone.
create index onboarding_standing on onboarding (state, waiting_on, waiting_since);
create index notification_status on notification (status, at);
