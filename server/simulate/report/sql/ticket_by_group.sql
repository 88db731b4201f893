-- The median payment of each group of shops, by merchant category code.
select 'ticket_by_group' as measure, category_code::varchar as part, median(amount)::double as value
from transactions
where kind = 'purchase' and status <> 'declined'
group by category_code;
