-- What the customers of a part have before the first month.
insert into savings
select n, (income * 50)::bigint, 0, 0
from person
order by n;

insert into limit_change
select n, opened_day, null, first_limit, 'opened'
from application
where is_opened;
