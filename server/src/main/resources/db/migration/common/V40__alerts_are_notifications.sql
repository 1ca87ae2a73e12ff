-- Alerts about trends and open quote requests become notifications. What was seen of the alerts stays read.
INSERT INTO notification (id, account_id, type, origin_id, subject_id, tag, created_at)
SELECT id, account_id, 'groundswell.trend', account_id, id, tag, id / 65536 FROM alert;

-- Ids begin with the time. The low half of a millisecond is for generated ids, so these can't be taken.
INSERT INTO notification (id, account_id, type, origin_id, status_id, subject_id, created_at)
SELECT c.asked_at * 65536 + 65536 - row_number() OVER (PARTITION BY c.asked_at ORDER BY c.story_id, c.status_id),
       c.account_id, 'groundswell.quote_request', c.asked_by, c.status_id, c.story_id, c.asked_at
  FROM story_consent c
 WHERE c.answer = 'open' AND EXISTS (SELECT 1 FROM status s WHERE s.id = c.status_id);

INSERT INTO marker (account_id, timeline, last_read_id, version, updated_at)
SELECT account_id, 'notifications', seen, 1, seen / 65536 FROM alert_reader WHERE seen > 0;

ALTER TABLE alert_reader DROP COLUMN seen;
