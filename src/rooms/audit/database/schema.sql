-- Which login roles may look into the schema at all.

grant usage on schema audit to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight, alongside_door, alongside_sealer;
