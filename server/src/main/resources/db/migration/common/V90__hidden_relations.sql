-- Relations between tags that moderators have hidden because they are wrong. Of the two tags, the first in the order of
-- keys is in the column tag.
CREATE TABLE hidden_relation (
    tag        TEXT   NOT NULL,
    other      TEXT   NOT NULL,
    account_id BIGINT NOT NULL,
    note       TEXT   NOT NULL,
    at         BIGINT NOT NULL,
    PRIMARY KEY (tag, other)
);
CREATE INDEX hidden_relation_other ON hidden_relation (other);
