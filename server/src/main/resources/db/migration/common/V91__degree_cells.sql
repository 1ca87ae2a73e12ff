-- Where an imported post was written, coarsely: the number of a cell of one degree of latitude and longitude
-- (trends.model.DegreeCell). NULL for posts without coordinates, so for all that were written here. Nothing finer is kept.
ALTER TABLE status ADD COLUMN cell INTEGER;
