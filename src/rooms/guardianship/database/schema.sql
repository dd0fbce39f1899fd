-- Which login roles may use this schema.

grant usage on schema guardianship to alongside_care, alongside_programme;
