-- The mail server answers for each receiver of a mail. Who has the mail gets no second copy, and who could not be reached
-- is on the record page.

-- addresses, separated by blanks
alter table notification add column reached varchar(8000) default '' not null;
-- on each line an address, a blank and the answer of the mail server
alter table notification add column unreached text default '' not null;
