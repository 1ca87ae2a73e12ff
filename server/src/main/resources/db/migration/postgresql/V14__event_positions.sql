-- Positions are the log's own numbers, given once an event is committed. Before, the log was read by transaction ids, which
-- are another cluster's after a restoration, and wait for transactions of other databases.
ALTER TABLE event ADD COLUMN position BIGINT;

UPDATE event e SET position = n.position
  FROM (SELECT tx, seq, min(seq) OVER () - 1 + row_number() OVER (ORDER BY tx, seq) AS position FROM event) n
 WHERE e.tx = n.tx AND e.seq = n.seq;

ALTER TABLE consumer ADD COLUMN position BIGINT NOT NULL DEFAULT 0;
UPDATE consumer c
   SET position = coalesce((SELECT max(e.position) FROM event e WHERE (e.tx, e.seq) <= (c.tx, c.seq)), 0);
ALTER TABLE consumer DROP COLUMN tx, DROP COLUMN seq;

ALTER TABLE event DROP CONSTRAINT event_pkey;
DROP INDEX event_seq;
ALTER TABLE event DROP COLUMN tx;
ALTER TABLE event ADD PRIMARY KEY (seq);
CREATE UNIQUE INDEX event_position_key ON event (position);
CREATE INDEX event_unplaced ON event (seq) WHERE position IS NULL;

-- The last position that was given. Whoever gives more locks its one row.
CREATE TABLE event_position (
    last BIGINT NOT NULL
);
INSERT INTO event_position (last) SELECT coalesce(max(position), 0) FROM event;
