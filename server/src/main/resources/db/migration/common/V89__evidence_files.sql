-- The media and the options of the poll of posts, as they were when they were reported or decided on, as JSON. Null in rows
-- of earlier versions, which kept neither.
ALTER TABLE report_status ADD COLUMN media TEXT;
ALTER TABLE report_status ADD COLUMN options TEXT;
ALTER TABLE strike_status ADD COLUMN media TEXT;
ALTER TABLE strike_status ADD COLUMN options TEXT;

-- The files of these media. Rows are deleted before their report or decision, since their files are then released: nothing
-- here cascades.
CREATE TABLE evidence_file (
    id        BIGINT PRIMARY KEY,
    -- One of both.
    report_id BIGINT REFERENCES report (id),
    strike_id BIGINT REFERENCES strike (id),
    -- Of the file that the post had.
    name      TEXT   NOT NULL,
    -- The file that the post had; once a job has made it, a copy that is not public.
    file_id   BIGINT NOT NULL REFERENCES stored_file (id)
);
CREATE UNIQUE INDEX evidence_file_report ON evidence_file (report_id, name) WHERE report_id IS NOT NULL;
CREATE UNIQUE INDEX evidence_file_strike ON evidence_file (strike_id, name) WHERE strike_id IS NOT NULL;
CREATE INDEX evidence_file_name ON evidence_file (name);
CREATE INDEX evidence_file_file ON evidence_file (file_id);
