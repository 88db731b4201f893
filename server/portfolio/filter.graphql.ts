import { builder } from '../graphql/builder.ts'
import { DateRange, DecimalRange, TextFilter } from '../graphql/filters.ts'

export const TransactionFilterType = builder.inputType('TransactionFilter', {
  description: 'Which transactions; all conditions must hold.',
  fields: (t) => ({
    paid: t.field({ type: DateRange, description: 'Days of bookedOn.' }),
    channel: t.field({ type: TextFilter, description: 'Words of the vocabulary channel.' }),
    category: t.field({ type: TextFilter, description: 'Words of the vocabulary category.' }),
    kind: t.field({ type: TextFilter, description: 'Words of the vocabulary kind.' }),
    funding: t.field({ type: TextFilter, description: 'Words of the vocabulary funding.' }),
    status: t.field({ type: TextFilter, description: 'Words of the vocabulary status.' }),
    place: t.field({ type: TextFilter, description: 'Place codes.' }),
    merchant: t.field({ type: TextFilter, description: 'Source ids of merchants.' }),
    response: t.field({ type: TextFilter, description: 'Response codes of the network.' }),
    customer: t.string({ description: 'Source id of the customer.' }),
    amount: t.field({ type: DecimalRange, description: 'Amounts, lender’s currency.' }),
    hour: t.intList({ description: 'Hours of the day in the lender’s zone, 0 to 23.' }),
    weekday: t.intList({ description: 'ISO weekdays of bookedOn, Monday 1.' }),
    sizeBand: t.field({ type: TextFilter, description: 'Lower edges of the size bands.' }),
    direction: t.int({ description: '1: to the customer; -1: from the customer.' }),
  }),
})
