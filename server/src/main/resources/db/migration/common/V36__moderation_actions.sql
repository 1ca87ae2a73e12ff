-- Actions in the moderation log get names of their own instead of words, and a column for what was in the words or the
-- note: the role that was given, the main tag that a tag was joined to, the version of a story.
ALTER TABLE moderation_log ADD COLUMN detail TEXT NOT NULL DEFAULT '';

UPDATE moderation_log SET action = 'set_role', detail = substr(action, 6) WHERE action LIKE 'make %';
UPDATE moderation_log SET action = 'join_tag', detail = substr(note, 5), note = ''
 WHERE action = 'join tag' AND note LIKE 'to #%';
UPDATE moderation_log SET action = 'part_tag', detail = substr(note, 7), note = ''
 WHERE action = 'part tag' AND note LIKE 'from #%';
UPDATE moderation_log SET action = 'publish_story', detail = substr(note, 9), note = ''
 WHERE action = 'publish story' AND note LIKE 'version %';
UPDATE moderation_log SET action = 'require_approval', subject = '' WHERE action = 'require approval of';
UPDATE moderation_log SET action = 'waive_approval', subject = '' WHERE action = 'require no approval of';
UPDATE moderation_log SET action = 'mark_sensitive' WHERE action = 'handle with care tag';
UPDATE moderation_log SET action = 'unmark_sensitive' WHERE action = 'handle as usual tag';
UPDATE moderation_log SET action = 'withdraw_story' WHERE action = 'withdraw story';
UPDATE moderation_log SET action = 'approve_tag' WHERE action = 'approve tag';
UPDATE moderation_log SET action = replace(action, ' ', '_')
 WHERE action IN ('withhold tag', 'withhold account', 'withhold domain', 'undo tag', 'undo account', 'undo domain');
