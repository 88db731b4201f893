-- Who opens a class III account, some time after the class II account.
select n, arrival_day + 20 + bits(draw(n, 704), 10, 8) as opened_day
from person
where bits(draw(n, 704), 0, 10) < getvariable('class_3_1024') and opened_day < getvariable('days')
order by n;
