-- What purchases, of this period or before, bring about up to its close.
select effect.*, sec < period.month_end_sec as is_early
from effect
join person using (n)
join period using (bg)
where sec < end_of(period.closes);
