-- Entries are only ever added, in the order of their ids, so the position is not needed to add one.

alter table timeline_entry drop constraint timeline_position_unique;
alter table timeline_entry drop column position;
create index timeline_entry_onboarding on timeline_entry (onboarding);
