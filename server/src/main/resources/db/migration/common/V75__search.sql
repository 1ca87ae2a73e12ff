-- The last request to build the search indexes again. Each process compares it with the one that its own index fulfils.
CREATE TABLE search_rebuild (
    request         BIGINT PRIMARY KEY,
    requested_at    BIGINT NOT NULL
);

-- How far each process has come with a request.
CREATE TABLE search_process (
    process     TEXT PRIMARY KEY,
    request     BIGINT NOT NULL,
    statuses    BIGINT NOT NULL,    -- in its new index
    expected    BIGINT NOT NULL,    -- that there were when it began
    complete    BOOLEAN NOT NULL,
    seen_at     BIGINT NOT NULL
);
CREATE INDEX search_process_seen ON search_process (seen_at);
