CREATE TABLE event (
    seq     INTEGER PRIMARY KEY,
    at      BIGINT NOT NULL,
    kind    TEXT NOT NULL,
    payload TEXT NOT NULL
);
