-- `total` times `part` over `whole` (both whole numbers), to the cent, halves away from zero, exactly:
-- a quotient of decimals would be a float. NULL where the whole is nothing.
create or replace macro money_part(total, part, whole) as
  (case when total < 0 then -1 else 1 end
    * ((2 * abs(total::decimal(38, 2) * 100)::hugeint * part::hugeint + whole::hugeint) // (2 * nullif(whole::hugeint, 0)))
  )::decimal(36, 0)::decimal(20, 0) * 0.01::decimal(3, 2);
