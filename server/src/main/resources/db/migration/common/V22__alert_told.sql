-- The last alert somebody had of a tag. One row, so that the database decides whose alert it is when two write at once.
CREATE TABLE alert_told (
    account_id BIGINT NOT NULL,
    tag        TEXT   NOT NULL,
    last_id    BIGINT NOT NULL,
    PRIMARY KEY (account_id, tag)
);
CREATE INDEX alert_told_last ON alert_told (last_id);
INSERT INTO alert_told (account_id, tag, last_id) SELECT account_id, tag, max(id) FROM alert GROUP BY account_id, tag;
DROP INDEX alert_tag;
