import { accountId, customerId, facilityId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const coverage: Relation = {
  name: 'coverage',
  table: 'coverage',
  description:
    'What was observed. Without this file it is taken from each load: every account, facility and customer known is observed from the first to the last day of the load.',
  key: ['relation', 'customer_id', 'account_id', 'facility_id', 'observed_from'],
  columns: [
    { name: 'relation', type: 'text', ...required, description: '`transaction` or `statement`.' },
    customerId({ description: 'For transactions that name neither account nor facility.' }),
    accountId(),
    facilityId(),
    { name: 'observed_from', type: 'day', ...required, description: 'First day observed.' },
    {
      name: 'observed_until',
      type: 'day',
      ...required,
      description: 'First day no longer observed.',
    },
  ],
}
