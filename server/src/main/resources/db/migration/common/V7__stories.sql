-- What editors work on, and what they published. A manuscript is JSON; every version that was saved is kept.
CREATE TABLE story (
    id                BIGINT PRIMARY KEY,
    slug              TEXT    NOT NULL UNIQUE,
    tag               TEXT    NOT NULL,
    onset             BIGINT,
    language          TEXT    NOT NULL,
    version           INTEGER NOT NULL,
    published_version INTEGER,
    published_at      BIGINT,
    started_by        BIGINT  NOT NULL
);

CREATE INDEX story_published ON story (published_at) WHERE published_at IS NOT NULL;

CREATE TABLE story_version (
    story_id   BIGINT  NOT NULL,
    number     INTEGER NOT NULL,
    account_id BIGINT  NOT NULL,
    at         BIGINT  NOT NULL,
    manuscript TEXT    NOT NULL,
    PRIMARY KEY (story_id, number)
);

-- Who was asked whether a post may be quoted, and what they said. The post may be gone.
CREATE TABLE story_consent (
    story_id   BIGINT NOT NULL,
    status_id  BIGINT NOT NULL,
    account_id BIGINT NOT NULL,
    asked_by   BIGINT NOT NULL,
    asked_at   BIGINT NOT NULL,
    answer     TEXT   NOT NULL,
    PRIMARY KEY (story_id, status_id)
);

CREATE INDEX story_consent_account ON story_consent (account_id, asked_at);

-- Tags with which people tell of violence, and need more care.
CREATE TABLE tag_care (
    tag        TEXT   PRIMARY KEY,
    account_id BIGINT NOT NULL,
    at         BIGINT NOT NULL
);
