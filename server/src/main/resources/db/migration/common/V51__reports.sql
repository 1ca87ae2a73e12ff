-- Cases of the moderators: all reports about one account until a decision.
CREATE TABLE moderation_case (
    id          BIGINT  PRIMARY KEY,
    kind        TEXT    NOT NULL,   -- account
    account_id  BIGINT  NOT NULL,   -- the account that it is about
    acct        TEXT    NOT NULL,   -- its address, which stays readable when the account is deleted
    assignee_id BIGINT,             -- the moderator who handles it
    reports     INTEGER NOT NULL,
    version     INTEGER NOT NULL,   -- counts the changes, so that two moderators can't decide at once
    created_at  BIGINT  NOT NULL,
    updated_at  BIGINT  NOT NULL,
    closed_at   BIGINT,             -- null while it is open
    outcome     TEXT                -- of a closed case
);
CREATE UNIQUE INDEX moderation_case_open ON moderation_case (kind, account_id) WHERE closed_at IS NULL;
CREATE INDEX moderation_case_account ON moderation_case (account_id, id);
CREATE INDEX moderation_case_assignee ON moderation_case (assignee_id) WHERE assignee_id IS NOT NULL;
CREATE INDEX moderation_case_closed ON moderation_case (closed_at) WHERE closed_at IS NOT NULL;

CREATE TABLE report (
    id         BIGINT  PRIMARY KEY,
    case_id    BIGINT  NOT NULL REFERENCES moderation_case (id) ON DELETE CASCADE,
    account_id BIGINT,              -- the reporter; null when that account is deleted
    target_id  BIGINT  NOT NULL,    -- the reported account
    category   TEXT    NOT NULL,    -- spam, legal, violation or other
    comment    TEXT    NOT NULL,
    forward    BOOLEAN NOT NULL,    -- whether the reporter asks to send it to the account's server
    created_at BIGINT  NOT NULL
);
CREATE INDEX report_case ON report (case_id, id);
CREATE INDEX report_account ON report (account_id, id) WHERE account_id IS NOT NULL;
CREATE INDEX report_target ON report (target_id, id);

-- The reported posts as they were when they were reported.
CREATE TABLE report_status (
    report_id  BIGINT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    status_id  BIGINT NOT NULL,
    text       TEXT   NOT NULL,
    spoiler    TEXT   NOT NULL,
    PRIMARY KEY (report_id, status_id)
);

CREATE INDEX report_status_status ON report_status (status_id);

CREATE TABLE report_rule (
    report_id BIGINT NOT NULL REFERENCES report (id) ON DELETE CASCADE,
    rule_id   BIGINT NOT NULL REFERENCES server_rule (id),
    PRIMARY KEY (report_id, rule_id)
);

-- The notes of moderators and the log of a case.
CREATE TABLE moderation_case_entry (
    id         BIGINT PRIMARY KEY,
    case_id    BIGINT NOT NULL REFERENCES moderation_case (id) ON DELETE CASCADE,
    account_id BIGINT,              -- the moderator; null for the server itself, or when that account is deleted
    kind       TEXT   NOT NULL,
    text       TEXT   NOT NULL
);
CREATE INDEX moderation_case_entry_case ON moderation_case_entry (case_id, id);
CREATE INDEX moderation_case_entry_account ON moderation_case_entry (account_id) WHERE account_id IS NOT NULL;
