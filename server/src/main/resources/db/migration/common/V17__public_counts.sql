-- Statuses that not everybody may see don't count in numbers that everybody may see.
UPDATE account_count
   SET statuses = (SELECT count(*) FROM status s WHERE s.account_id = account_count.account_id AND s.visibility <= 1),
       last_status_at = (SELECT max(s.id) / 65536 FROM status s
                          WHERE s.account_id = account_count.account_id AND s.visibility <= 1)
 WHERE account_id IN (SELECT account_id FROM status WHERE visibility > 1);
UPDATE status
   SET replies = (SELECT count(*) FROM status r WHERE r.in_reply_to_id = status.id AND r.visibility <= 1)
 WHERE id IN (SELECT in_reply_to_id FROM status WHERE visibility > 1 AND in_reply_to_id IS NOT NULL);
