-- What makes a line look like a bust-out, with the day from which it holds. Conventional thresholds; the
-- large ticket (a part of the limit) and the days in which a payment is returned are our own.
create or replace view bust_out_rule as
select * from (values
  (date '2000-01-01', 4, 24, 30, 0.50, 0.90, 0.20, 60, 1)
) as t(effective_on, tenure_from, tenure_to, jump_days, jump, level, large_ticket, returned_days, payments_most);
