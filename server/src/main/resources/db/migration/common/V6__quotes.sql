-- Who quoted a status: hardly any status quotes another.
CREATE INDEX status_quote ON status (quote_of_id, id) WHERE quote_of_id IS NOT NULL;
