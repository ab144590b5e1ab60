-- A customer connects several instances, each by an onboarding of its own and with the same people.

-- PRODUCTION, TEST or DEVELOPMENT
alter table onboarding add column environment varchar(20) default 'PRODUCTION' not null;
alter table onboarding drop constraint onboarding_one_per_customer;
alter table onboarding drop column held_customer_key;
