-- Which login roles may use this schema.

grant usage on schema audit to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight, alongside_door, alongside_sealer;
