-- Lines of the customers who arrive this month.
insert into line
select n, joined_on, first_limit, 0, 0, null, getvariable('month_no'), null
from person
where has_line and arrival = getvariable('month_no')
order by n;

insert into limit_change
select n, joined_on, first_limit, 'opened'
from person
where has_line and arrival = getvariable('month_no')
order by n;
