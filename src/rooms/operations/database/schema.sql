-- Which login roles may use this schema.

grant usage on schema operations to alongside_care, alongside_programme;
