-- The figures that say why a tag trended (JSON), from which the page makes a sentence in the reader's language. Alerts from
-- before have the sentence only.
ALTER TABLE alert ADD COLUMN facts TEXT;
ALTER TABLE alert ALTER COLUMN sentence DROP NOT NULL;
