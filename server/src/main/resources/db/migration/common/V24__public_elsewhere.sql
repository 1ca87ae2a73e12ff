-- The public timeline of other servers' posts: where nearly all are local, it would walk all of them to find a few.
CREATE INDEX status_public_elsewhere ON status (id) WHERE visibility = 0 AND boost_of_id IS NULL AND NOT local;
