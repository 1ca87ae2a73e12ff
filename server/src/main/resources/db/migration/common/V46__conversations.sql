-- The first status of the conversation that a reply continues; null for a status that begins one. It stays when that first
-- status is deleted.
ALTER TABLE status ADD COLUMN conversation_id BIGINT;

WITH RECURSIVE thread (id, conversation_id) AS (
    SELECT r.id, p.id FROM status r JOIN status p ON p.id = r.in_reply_to_id WHERE p.in_reply_to_id IS NULL
    UNION ALL
    SELECT r.id, t.conversation_id FROM thread t JOIN status r ON r.in_reply_to_id = t.id
)
UPDATE status SET conversation_id = thread.conversation_id FROM thread WHERE thread.id = status.id;

-- The private mentions of a conversation, once for each local account that takes part.
CREATE TABLE conversation_entry (
    account_id      BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    status_id       BIGINT NOT NULL,
    PRIMARY KEY (account_id, conversation_id, status_id)
);
CREATE INDEX conversation_entry_status ON conversation_entry (status_id);

INSERT INTO conversation_entry (account_id, conversation_id, status_id)
SELECT a.id, coalesce(s.conversation_id, s.id), s.id
  FROM status s JOIN account a ON a.id = s.account_id AND a.domain = '' WHERE s.visibility = 3
UNION
SELECT a.id, coalesce(s.conversation_id, s.id), s.id
  FROM status s JOIN status_mention m ON m.status_id = s.id JOIN account a ON a.id = m.account_id AND a.domain = ''
 WHERE s.visibility = 3;

-- How far an account has read a conversation.
CREATE TABLE conversation_read (
    account_id      BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    last_read_id    BIGINT NOT NULL,
    PRIMARY KEY (account_id, conversation_id)
);
INSERT INTO conversation_read (account_id, conversation_id, last_read_id)
SELECT account_id, conversation_id, max(status_id) FROM conversation_entry GROUP BY account_id, conversation_id;

-- Conversations of whose statuses an account is not notified.
CREATE TABLE conversation_mute (
    account_id      BIGINT NOT NULL,
    conversation_id BIGINT NOT NULL,
    PRIMARY KEY (account_id, conversation_id)
);
