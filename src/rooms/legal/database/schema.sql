-- Which login roles may look into the schema at all.

grant usage on schema legal to alongside_justice;
