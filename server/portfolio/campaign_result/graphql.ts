import { text } from '../column.ts'
import { portfolioField } from '../relation.graphql.ts'
import { OFFER_DAYS, UPLIFT_MEASURES } from '../uplift_measures.ts'

portfolioField({
  field: 'campaignResult',
  name: 'campaign_result',
  description:
    'What each campaign brought: customers it was offered to against those held out by chance (source: tables offer, inquiry, facility_state and transaction).',
  args: { days: OFFER_DAYS },
  keys: { campaign: text('Name of the campaign.') },
  measures: UPLIFT_MEASURES,
  order: ['-treated'],
})
