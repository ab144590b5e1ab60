-- How far was read what people do to the cases outside of this application. One row; the nodes take turns.
create table case_reading (
    next_at    timestamp(3) not null,
    -- by the clock of the case system; null before the first time
    read_until timestamp(3)
);
insert into case_reading (next_at) values (timestamp '2000-01-01 00:00:00');
