-- Which login roles may use this schema.

grant usage on schema people to alongside_care, alongside_programme;
