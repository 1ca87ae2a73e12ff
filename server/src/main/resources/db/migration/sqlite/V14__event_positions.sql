-- One write commits after another, so an event has its position at once.
ALTER TABLE event RENAME COLUMN seq TO position;
ALTER TABLE consumer RENAME COLUMN seq TO position;
ALTER TABLE consumer DROP COLUMN tx;
