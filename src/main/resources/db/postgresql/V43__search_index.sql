-- A search for a part of a text reads an index instead of each onboarding. The extension is one of PostgreSQL's own; where
-- it is not installed or may not be created, searches find the same, and read each onboarding.

do $$
begin
    create extension if not exists pg_trgm;
    create index onboarding_search on onboarding using gin (search_text gin_trgm_ops);
exception
    when insufficient_privilege or undefined_file or feature_not_supported or undefined_object then
        raise notice 'Searches have no index: %', sqlerrm;
end
$$;
