-- The provider's set-ups: its record and its producer replication set. Rows stay when a later one has taken over: they
-- tell who put what in force, and when.

create sequence provider_setup_number_seq start with 1001 increment by 1 cache 1;

create table provider_setup (
    number          varchar(20)  not null primary key,
    -- DRAFT, CONFIRMED, ACTIVE, REPLACED or DROPPED
    state           varchar(20)  not null,
    provider_name   varchar(60)  not null,
    instance_name   varchar(63)  not null,
    instance_id     varchar(32)  not null,
    support_contact varchar(254) not null,
    -- an id of ACT_ID_GROUP
    admin_group     varchar(64)  not null,
    -- the replication set; empty until it is described
    set_name        varchar(60),
    bidirectional   boolean      not null,
    begun_by        varchar(254) not null,
    begun_at        timestamp(3) not null,
    decided_by      varchar(254),
    decided_at      timestamp(3),
    active_since    timestamp(3),
    -- Filled while it is open or in force, empty else: so the database itself keeps a second one out.
    held_open       varchar(10),
    held_active     varchar(10),
    version         integer      not null,
    constraint provider_setup_one_open unique (held_open),
    constraint provider_setup_one_active unique (held_active)
);

create table replication_set_entry (
    setup          varchar(20)    not null references provider_setup,
    position       integer        not null,
    source_table   varchar(80)    not null,
    -- an encoded query; empty where all records replicate
    encoded_query  varchar(1000)  not null,
    -- separated by commas
    field_names    varchar(10000) not null,
    coalesce_field varchar(80)    not null,
    attachments    boolean        not null,
    primary key (setup, position)
);

-- the set's name as it was when the customer was registered; empty for those that were registered before there was one
alter table onboarding add column replication_set varchar(60);
