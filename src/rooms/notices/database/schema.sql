-- Which login roles may use this schema.

grant usage on schema notices to alongside_justice, alongside_care, alongside_programme;
