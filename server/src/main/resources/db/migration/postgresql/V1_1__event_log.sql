-- Sequence numbers are drawn before a transaction commits, so the log is read by (transaction, sequence), and only as
-- far as all transactions have ended.
CREATE TABLE event (
    tx      BIGINT NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    seq     BIGSERIAL NOT NULL,
    at      BIGINT NOT NULL,
    kind    TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (tx, seq)
);
CREATE INDEX event_seq ON event (seq);
