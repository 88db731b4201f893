-- A window that was not wholly observed says nothing, not zero.
create or replace macro if_covered(coverage_share, figure) as
  case when coverage_share >= 1 then figure end;
