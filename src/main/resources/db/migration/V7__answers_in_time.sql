-- The other party's answer to a request about the integration has a deadline, too, after which the request lapses: then
-- integration_request.decision is LAPSED.

-- the request that the step answers; empty for a step of the onboarding itself
alter table step_deadline add column request bigint references integration_request;
