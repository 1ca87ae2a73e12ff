-- Files kept by their content, and the pictures, videos and sounds of posts.

CREATE TABLE stored_file (
    id         BIGINT PRIMARY KEY,
    -- SHA-256, in hexadecimal.
    hash       TEXT NOT NULL,
    -- The extension of its name.
    type       TEXT NOT NULL,
    name       TEXT NOT NULL UNIQUE,
    bytes      BIGINT NOT NULL,
    -- When it was last stored: rows that refer to it follow soon.
    touched_at BIGINT NOT NULL,
    -- Nothing refers to it, and nothing may any more: it is being deleted.
    dying      BOOLEAN NOT NULL
);
CREATE UNIQUE INDEX stored_file_content ON stored_file (hash, type) WHERE NOT dying;

CREATE TABLE media (
    id            BIGINT PRIMARY KEY,
    account_id    BIGINT NOT NULL,
    -- The post that has or had it; null before, and once that is deleted.
    status_id     BIGINT,
    -- Since when it belongs to no post, for those that never will.
    unused_since  BIGINT NOT NULL,
    -- 0: being processed, 1: ready, 2: can't be used.
    state         SMALLINT NOT NULL,
    -- Drawn at random with each change.
    version       BIGINT NOT NULL,
    -- image, gifv, video, audio.
    kind          TEXT NOT NULL,
    description   TEXT NOT NULL,
    -- The point that thumbnails should show, from -1 (left, bottom) to 1 (right, top).
    focus_x       DOUBLE PRECISION NOT NULL,
    focus_y       DOUBLE PRECISION NOT NULL,
    -- As it was sent, until it is processed.
    upload_file   BIGINT REFERENCES stored_file (id),
    original_file BIGINT REFERENCES stored_file (id),
    preview_file  BIGINT REFERENCES stored_file (id),
    -- The dimensions, duration and the like of both files, as JSON.
    facts         TEXT NOT NULL,
    -- Why it can't be used: the key of a message.
    problem       TEXT NOT NULL
);
CREATE INDEX media_account ON media (account_id, id);
CREATE INDEX media_status ON media (status_id) WHERE status_id IS NOT NULL;
CREATE INDEX media_unused ON media (unused_since) WHERE status_id IS NULL;
CREATE INDEX media_upload_file ON media (upload_file) WHERE upload_file IS NOT NULL;
CREATE INDEX media_original_file ON media (original_file) WHERE original_file IS NOT NULL;
CREATE INDEX media_preview_file ON media (preview_file) WHERE preview_file IS NOT NULL;

-- What a post shows of its media, in their order, as JSON. Part of the row, so that a timeline reads nothing more.
ALTER TABLE status ADD COLUMN media TEXT NOT NULL DEFAULT '';
CREATE INDEX status_media ON status (id) WHERE media <> '';
ALTER TABLE status_edit ADD COLUMN media TEXT NOT NULL DEFAULT '';
