-- Imports of lists from files, as other servers export them. A row of each entry is kept until some days after the end.
CREATE TABLE data_import (
    id            BIGINT PRIMARY KEY,
    account_id    BIGINT NOT NULL,
    kind          TEXT NOT NULL,        -- following, blocks, mutes, ...
    looks_like    TEXT NOT NULL,        -- the kind that the file names itself; empty if it names none
    state         TEXT NOT NULL,        -- reading, preview, removing, adding, done, cancelled, stopped
    overwrite     BOOLEAN NOT NULL,
    -- Where the removal of entries that are not in the file continues; entries after it have been looked at.
    position      TEXT NOT NULL,
    removed       BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    confirmed_at  BIGINT,
    ended_at      BIGINT
);
CREATE INDEX data_import_account ON data_import (account_id, id);
CREATE UNIQUE INDEX data_import_running ON data_import (account_id, kind) WHERE confirmed_at IS NOT NULL AND ended_at IS NULL;
CREATE INDEX data_import_ended ON data_import (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX data_import_unconfirmed ON data_import (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE data_import_row (
    import_id  BIGINT NOT NULL REFERENCES data_import (id) ON DELETE CASCADE,
    number     BIGINT NOT NULL,     -- its place in the file
    -- 0: waiting, 1: done, 2: not found, 3: failed, 4: not understood.
    state      SMALLINT NOT NULL,
    content    TEXT NOT NULL,       -- its values, as JSON
    problem    TEXT NOT NULL,       -- why it is not done: a message, as JSON; or empty
    PRIMARY KEY (import_id, number)
);
CREATE INDEX data_import_row_state ON data_import_row (import_id, state, number);

-- New follows by imports within the current hour, so that nobody follows thousands at once.
CREATE TABLE import_pace (
    account_id  BIGINT PRIMARY KEY,
    begun_at    BIGINT NOT NULL,
    follows     BIGINT NOT NULL
);
