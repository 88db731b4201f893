create or replace view file_promotions as
select promotion_id, name, channel, promotion.partner_id, starts_on, ends_on
from promotion
order by starts_on, promotion_id;
