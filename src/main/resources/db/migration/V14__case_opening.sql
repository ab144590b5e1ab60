-- A case outside of this application is being opened, or was. Two attempts at once would open two: the second waits here.
create table case_opening (
    onboarding varchar(20) not null references onboarding,
    -- REGISTRATION or END
    purpose    varchar(20) not null,
    primary key (onboarding, purpose)
);
