-- The periods that lines go through now, one a statement day.
select every_period.*, moment.year_no, moment.new_year_day
from every_period
join moment using (period_no);
