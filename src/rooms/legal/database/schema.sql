-- Which login roles may use this schema.

grant usage on schema legal to alongside_justice;
