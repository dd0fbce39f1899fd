-- Which login roles may look into the schema at all.

grant usage on schema operations to alongside_care, alongside_programme;
