import { text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { OFFER_DAYS, UPLIFT_MEASURES } from '../uplift_measures.ts'

portfolioField({
  field: 'campaignSegment',
  name: 'campaign_segment',
  description:
    'What each campaign brought by how customers paid in the 90 days before the offer (source: tables offer, coverage, inquiry, facility_state and transaction).',
  args: { days: OFFER_DAYS },
  keys: {
    campaign: text('Name of the campaign.'),
    spending: text(
      'none: paid nothing; low: up to the median of the campaign’s customers who paid; high: more; unobserved: not observed over these days.',
    ),
    creditUse: text(
      'What part came from the quota: none paid, savings alone, under_half, half_or_more; not_stated; unobserved.',
    ),
  },
  measures: UPLIFT_MEASURES,
  order: ['campaign', '-treated'],
})
