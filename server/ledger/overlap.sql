-- Days that two stretches of days, [a_from, a_until) and [b_from, b_until), have in common. 0 where the
-- first one is missing: the engine's least and greatest would pass over a NULL.
create or replace macro overlap(a_from, a_until, b_from, b_until) as
  case when a_from is null or a_until is null then 0
       else greatest(0, least(a_until, b_until) - greatest(a_from, b_from)) end;
