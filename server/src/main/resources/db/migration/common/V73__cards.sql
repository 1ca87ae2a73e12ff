-- Previews of pages. A row doesn't change: a page that is fetched again gets another one.
CREATE TABLE card (
    id             BIGINT  PRIMARY KEY,    -- random, since its player has a public address
    url            TEXT    NOT NULL,       -- the page, as link.url has it
    site           TEXT    NOT NULL,       -- its host
    title          TEXT    NOT NULL,
    description    TEXT    NOT NULL,
    provider_name  TEXT    NOT NULL,
    provider_url   TEXT    NOT NULL,
    author_name    TEXT    NOT NULL,
    author_url     TEXT    NOT NULL,
    author_id      BIGINT,                 -- the author's account, if it is here
    published_at   BIGINT,
    embed_url      TEXT    NOT NULL,       -- the player of a video, or ''
    width          INTEGER NOT NULL,       -- of the player, in CSS pixels
    height         INTEGER NOT NULL,
    fetched_at     BIGINT  NOT NULL,
    checked_at     BIGINT  NOT NULL        -- when it was last found to be in use
);
CREATE INDEX card_url ON card (url, fetched_at);
CREATE INDEX card_site ON card (site, id);
CREATE INDEX card_checked ON card (checked_at);
CREATE INDEX card_author ON card (author_id) WHERE author_id IS NOT NULL;

-- The last attempt to fetch a page.
CREATE TABLE card_page (
    url         TEXT    PRIMARY KEY,
    card_id     BIGINT,                    -- null if the page has no preview
    fetched_at  BIGINT  NOT NULL,
    failures    INTEGER NOT NULL           -- in a row
);
CREATE INDEX card_page_fetched ON card_page (fetched_at);

-- Posts that wait for the preview of a page.
CREATE TABLE card_wanted (
    status_id  BIGINT PRIMARY KEY,
    url        TEXT   NOT NULL
);
CREATE INDEX card_wanted_url ON card_wanted (url, status_id);

ALTER TABLE status ADD COLUMN card_id BIGINT;
CREATE INDEX status_card ON status (card_id, id) WHERE card_id IS NOT NULL;
