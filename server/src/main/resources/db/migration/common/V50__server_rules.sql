-- The rules of this server, in their order. A removed rule stays for the reports that name it.
CREATE TABLE server_rule (
    id         BIGINT  PRIMARY KEY,
    place      INTEGER NOT NULL,
    text       TEXT    NOT NULL,
    hint       TEXT    NOT NULL,   -- a longer explanation, or ''
    removed_at BIGINT              -- null while it is in force
);
