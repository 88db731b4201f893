-- Posted rows of facilities from the day from_on to before as_of: the row's kind and amount, what it adds
-- to what is owed, and whether it came after a charge-off and so moves no balance. What was booked before
-- a facility was opened counts with its opening. Kinds: 2 refund, 3 reversal, 4 repayment, 12 loan payment.
create or replace macro period_posting(as_of, known_at, from_on) as table
select
  p.facility_id, p.booked_on,
  (p.principal + p.interest + p.fees - p.paid)::decimal(18, 2) as movement,
  -- A reversal has the kind of the row it undoes, and moves the other way.
  case when (movement > 0) = (p.kind in (2, 4, 12)) then 3 else p.kind end::smallint as kind,
  abs(movement)::decimal(18, 2) as amount,
  coalesce(p.booked_on >= c.charged_off_on, false) as after_charge_off,
from facility_posting(known_at) as p
join facility as f on f.facility_id = p.facility_id and f.opened_on < as_of::date and f.recorded_at <= known_at::timestamp
left join charge_off_day(as_of, known_at) as c on c.facility_id = p.facility_id
where p.booked_on < as_of::date and (p.booked_on >= from_on::date or f.opened_on >= from_on::date);
