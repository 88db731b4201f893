-- What the rows of the month come to, by day, kind and status.
insert into day_total
select day_of(sec) as day, kind, status, count(*), sum(cents)
from pending_month
group by all;
