-- Which login roles may use this schema.

grant usage on schema reports to alongside_programme;
