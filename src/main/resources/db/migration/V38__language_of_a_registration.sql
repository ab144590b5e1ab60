-- In which language and time zone the people of a customer read, as the registration says. Null where it says nothing.
alter table onboarding add column language varchar(8);
alter table onboarding add column time_zone varchar(64);
