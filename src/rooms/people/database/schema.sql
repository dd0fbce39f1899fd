-- Which login roles may look into the schema at all.

grant usage on schema people to alongside_care, alongside_programme;
