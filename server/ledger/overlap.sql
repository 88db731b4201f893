-- Days that two stretches of days, [a_from, a_until) and [b_from, b_until), have in common.
create or replace macro overlap(a_from, a_until, b_from, b_until) as
  greatest(0, least(a_until, b_until) - greatest(a_from, b_from));
