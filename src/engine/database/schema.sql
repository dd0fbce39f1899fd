-- Which login roles may use this schema.

grant usage on schema access to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight, alongside_defence, alongside_self, alongside_door;
grant usage on schema programme to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight, alongside_door, alongside_worker;
grant usage on schema jobs to alongside_justice, alongside_care, alongside_programme,
  alongside_oversight, alongside_worker;
