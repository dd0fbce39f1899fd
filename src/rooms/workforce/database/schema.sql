-- Which login roles may use this schema.

grant usage on schema workforce to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight;
