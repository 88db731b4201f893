-- Lines that are opened in this period.
insert into line
select
  application.n, application.bg, opened_day, first_limit, 0, 0, 0, 0, 0, 0, 0, 0, null, null, 0, 0, opened_day, false,
  0, null, null, null, null, null, null, null, null, null,
from application
join period using (bg)
where is_opened and opened_day between period.opens and period.closes;
