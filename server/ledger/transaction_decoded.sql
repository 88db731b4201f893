-- Transactions with words for codes, as people and files read them.
create or replace view transaction_decoded as
select
  t.* exclude (kind, channel, funding, status, category),
  kind.name as kind,
  channel.name as channel,
  funding.name as funding,
  status.name as status,
  category.name as category,
from transaction as t
left join code as kind on kind.domain = 'kind' and kind.code = t.kind
left join code as channel on channel.domain = 'channel' and channel.code = t.channel
left join code as funding on funding.domain = 'funding' and funding.code = t.funding
left join code as status on status.domain = 'status' and status.code = t.status
left join code as category on category.domain = 'category' and category.code = t.category;
