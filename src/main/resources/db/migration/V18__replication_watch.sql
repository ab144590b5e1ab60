-- How the replication set of an established integration was last seen in the customer's instance.

create table replication_watch (
    onboarding   varchar(20)  not null primary key references onboarding,
    -- a node claims a look by setting the time of the next one
    next_look_at timestamp(3) not null,
    -- empty before it was seen, and where the instance has no such set
    state        varchar(30),
    since        timestamp(3),
    seen_at      timestamp(3),
    -- what it asks people to do; empty for nothing
    notice       varchar(30),
    -- why the instance could not be read the last time; empty when it could
    failure      varchar(2000)
);
create index replication_watch_next on replication_watch (next_look_at);
