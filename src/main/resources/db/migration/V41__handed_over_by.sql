-- Who handed the task of a step over, until the mail to the colleague has said it.

alter table step_deadline add column handed_over_by varchar(254);
