-- What administrators tell everyone who uses the server.
CREATE TABLE announcement (
    id          BIGINT PRIMARY KEY,
    text        TEXT NOT NULL,
    ends_at     BIGINT,             -- when it is no longer shown; null for no end
    created_at  BIGINT NOT NULL,
    updated_at  BIGINT NOT NULL
);

-- Who has dismissed one.
CREATE TABLE announcement_dismissal (
    account_id       BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    announcement_id  BIGINT NOT NULL REFERENCES announcement (id) ON DELETE CASCADE,
    PRIMARY KEY (account_id, announcement_id)
);
CREATE INDEX announcement_dismissal_of ON announcement_dismissal (announcement_id);

CREATE TABLE announcement_reaction (
    announcement_id  BIGINT NOT NULL REFERENCES announcement (id) ON DELETE CASCADE,
    name             TEXT NOT NULL,      -- an emoji
    account_id       BIGINT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    at               BIGINT NOT NULL,
    PRIMARY KEY (announcement_id, name, account_id)
);
CREATE INDEX announcement_reaction_account ON announcement_reaction (account_id);
