-- The list of onboardings is searched, filtered, sorted and counted.

-- number, customer, contact and instance in small letters
alter table onboarding add column search_text varchar(1000) default '' not null;
update onboarding set search_text = lower(number || ' ' || customer_name || ' ' || contact_name || ' ' || contact_email
                                          || ' ' || instance_host || ' ' || instance_id);

create index onboarding_groups on onboarding (state, waiting_on, environment);
create index onboarding_state_number on onboarding (state, number);
create index onboarding_waiting_on_number on onboarding (waiting_on, number);
create index onboarding_customer_name on onboarding (customer_name, number);
create index onboarding_waiting_since on onboarding (waiting_since, number);
