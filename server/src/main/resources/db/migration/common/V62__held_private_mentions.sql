-- Private mentions that a policy or a shield holds are in no conversation of their recipient until they are accepted.
DELETE FROM conversation_entry
 WHERE EXISTS (SELECT 1 FROM notification n
                WHERE n.account_id = conversation_entry.account_id AND n.status_id = conversation_entry.status_id
                  AND n.type = 'mention' AND n.filtered);
