-- Terms from their day on; the first of a partner hold since it is one.
create or replace view file_partner_terms as
with numbered as (
  select
    partner_term.*, partner.since,
    row_number() over (partition by partner_id order by effective_on, channel) as number,
    effective_on = min(effective_on) over (partition by partner_id) as is_first,
  from partner_term
  join partner using (partner_id)
)
select
  partner_id || '-' || number as term_id, partner_id, channel,
  case when is_first then since else effective_on end as effective_on,
  fee_rate, partner_share, subsidy_share, funding_share, funding_rate,
from numbered
where effective_on <= on_day(getvariable('last_day'))
order by partner_id, number;
