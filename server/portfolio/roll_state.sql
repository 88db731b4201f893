-- Where a facility stands at the end of a day: in its bucket while something is owed, WO from a charge-off
-- on, else paid, or closed. Without a bill nothing is past due. Codes: roll_state.
create or replace macro roll_state(bucket, written_off, receivable, closed_on, end_of_day) as
  case when written_off is not null then 7
       when receivable > 0 then coalesce(bucket, 0)
       when closed_on <= end_of_day then 9
       else 8 end::smallint;
