-- The addresses by which accounts are found, in lower case and without blanks around them. The engine's table has them as they
-- were typed, so that each search read all of it.
create table account_address (
    user_id varchar(64)  not null,
    address varchar(254) not null,
    primary key (user_id, address)
);
create index account_address_by_address on account_address (address);
