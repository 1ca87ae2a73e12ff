-- The archive that an account has asked for: one row at most. It is built by a job, and deleted a week after it was ready.
CREATE TABLE archive_request (
    account_id    BIGINT PRIMARY KEY,
    requested_at  BIGINT NOT NULL,
    ready_at      BIGINT,
    -- It can't be built; a new one may be asked for.
    failed        BOOLEAN NOT NULL,
    archive_file  BIGINT REFERENCES stored_file (id)
);
CREATE INDEX archive_request_file ON archive_request (archive_file) WHERE archive_file IS NOT NULL;
CREATE INDEX archive_request_ready ON archive_request (ready_at) WHERE ready_at IS NOT NULL;
