-- Which login roles may look into the schema at all.

grant usage on schema reports to alongside_programme;
