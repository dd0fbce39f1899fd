-- Which login roles may use this schema.

grant usage on schema care to alongside_care, alongside_programme;
