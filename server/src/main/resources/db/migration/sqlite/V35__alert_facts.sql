-- The figures that say why a tag trended (JSON), from which the page makes a sentence in the reader's language. Alerts from
-- before have the sentence only.
CREATE TABLE alert_new (
    id         BIGINT PRIMARY KEY,
    account_id BIGINT  NOT NULL,
    tag        TEXT    NOT NULL,
    kind       TEXT    NOT NULL,  -- where it trends: world, country or language
    place      TEXT    NOT NULL,
    sentence   TEXT,
    facts      TEXT
);
INSERT INTO alert_new (id, account_id, tag, kind, place, sentence)
SELECT id, account_id, tag, kind, place, sentence FROM alert;
DROP TABLE alert;
ALTER TABLE alert_new RENAME TO alert;
CREATE INDEX alert_account ON alert (account_id, id);
