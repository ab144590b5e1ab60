-- the addresses of the records to choose from, one a line; the cause names them, too
alter table obstacle add column links varchar(4000);
alter table obstacle alter column cause set data type varchar(4000);
