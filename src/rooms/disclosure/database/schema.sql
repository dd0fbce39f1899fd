-- Which login roles may use this schema.

grant usage on schema disclosure to alongside_justice, alongside_care, alongside_oversight;
