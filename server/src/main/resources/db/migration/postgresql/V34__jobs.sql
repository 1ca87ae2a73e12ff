-- Background work: a row for each job until it is done. Ids are never used twice: a late worker must not take another job
-- for its own.
CREATE TABLE job (
    id          BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    queue       TEXT NOT NULL,
    key         TEXT,                        -- a queue holds each key once; without a key, null
    payload     TEXT NOT NULL,
    added_at    BIGINT NOT NULL,
    next_at     BIGINT NOT NULL,             -- when it is due; while a worker has it, when the claim expires
    again_at    BIGINT,                      -- added again while a worker has it: when it is due again
    attempts    INTEGER NOT NULL DEFAULT 0,  -- begun in a row and not ended well
    claim       BIGINT NOT NULL DEFAULT 0,   -- grows with each claim
    worker      TEXT,                        -- the process that has claimed it
    error       TEXT,                        -- of the last attempt that failed
    dead_at     BIGINT                       -- when it was given up; since then it waits for an operator
);
CREATE UNIQUE INDEX job_key ON job (queue, key);
CREATE INDEX job_due ON job (queue, next_at, id) WHERE dead_at IS NULL;
CREATE INDEX job_dead ON job (queue, id) WHERE dead_at IS NOT NULL;

-- What only one process may do: the process that does it, until when, and a number that grows with each new holder.
CREATE TABLE lease (
    name        TEXT PRIMARY KEY,
    owner       TEXT NOT NULL,
    expires_at  BIGINT NOT NULL,
    number      BIGINT NOT NULL
);
