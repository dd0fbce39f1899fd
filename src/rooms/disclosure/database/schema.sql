-- Which login roles may look into the schema at all.

grant usage on schema disclosure to alongside_justice, alongside_care, alongside_oversight;
