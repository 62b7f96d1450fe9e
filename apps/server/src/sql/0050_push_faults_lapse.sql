-- A service that was silent may have come back without anything having been sent to it: its fault counts for a while only, unless it is
-- seen again. `null`: our credential is refused, which nothing mends by itself.
alter table push_faults add column until bigint;
