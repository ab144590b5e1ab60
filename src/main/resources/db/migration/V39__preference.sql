-- What a person has chosen for themselves, by user id. Null where nothing was chosen.
create table preference (
    user_id   varchar(64) not null primary key,
    language  varchar(8),
    time_zone varchar(64)
);
