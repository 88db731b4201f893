import { accountId, customerId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const accountVerifications: Relation = {
  name: 'account_verifications',
  table: 'account_verification',
  description:
    'Elements checked when an account is opened from afar: one row for each element of each attempt.',
  key: ['verification_id'],
  columns: [
    ownId('verification_id', 'The lender’s id of the check.'),
    {
      name: 'attempt',
      type: 'text',
      ...required,
      description: 'Which attempt the check belongs to.',
    },
    customerId(required),
    accountId({ description: 'The account that the attempt opened.' }),
    { name: 'attempted_on', type: 'day', ...required, description: 'Day of the attempt.' },
    {
      name: 'element',
      type: 'word',
      domain: 'verification_element',
      ...required,
      description: 'What was checked.',
    },
    {
      name: 'result',
      type: 'word',
      domain: 'verification_result',
      ...required,
      description: 'What came of it.',
    },
    { name: 'reason', type: 'text', description: 'Why it failed, in the lender’s words.' },
    {
      name: 'bank',
      type: 'text',
      description: 'Bank of the class I account it was checked against.',
    },
  ],
}
