-- Where a facility stands in the staged book at the start of a day: its stage 1 to 3, 0 before its opening,
-- 4 once charged off, 5 closed with nothing owed. Codes: book_stage.
create or replace macro book_stage(is_open, stage, written_off, receivable, closed_on, at_day) as
  case when not is_open then 0
       when written_off is not null then 4
       when receivable <= 0 and closed_on < at_day then 5
       else stage end::smallint;
