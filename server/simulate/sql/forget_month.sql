-- Rows that are written are let go of; purchases of a month that goes on wait for its end.
delete from pending
where sec < (select next_month_sec from moment);

delete from bill
where close_day * 86400 < (select next_month_sec from moment);

truncate earlier_purchase;

insert into earlier_purchase
select purchase.*
from purchase, moment
where sec >= next_month_sec;
