-- The host of an instance is kept as it was entered: not every instance is at {name}.service-now.com.

alter table onboarding add column instance_host varchar(260);
alter table onboarding add column held_instance_host varchar(260);
update onboarding set instance_host = instance_name || '.service-now.com',
                      held_instance_host = held_instance_name || '.service-now.com';
alter table onboarding alter column instance_host set not null;
alter table onboarding drop constraint onboarding_one_per_instance_name;
alter table onboarding drop column held_instance_name;
alter table onboarding drop column instance_name;
alter table onboarding add constraint onboarding_one_per_instance_host unique (held_instance_host);

alter table provider_setup add column instance_host varchar(260);
update provider_setup set instance_host = instance_name || '.service-now.com';
alter table provider_setup alter column instance_host set not null;
alter table provider_setup drop column instance_name;
