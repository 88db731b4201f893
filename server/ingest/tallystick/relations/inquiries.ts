import { customerId, ownId, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const inquiries: Relation = {
  name: 'inquiries',
  table: 'inquiry',
  description: 'What was asked of bureaus, and what they said.',
  key: ['inquiry_id'],
  columns: [
    ownId('inquiry_id', 'The lender’s id of the inquiry.'),
    customerId(required),
    {
      name: 'bureau',
      type: 'text',
      ...required,
      description: 'The bureau; the `source` of a permission.',
    },
    { name: 'asked_on', type: 'day', ...required, description: 'When.' },
    { name: 'purpose', type: 'text', description: 'Why: application, review, ...' },
    {
      name: 'result',
      type: 'word',
      domain: 'inquiry_result',
      ...required,
      description: 'Whether the bureau knows the customer.',
    },
    {
      name: 'score',
      type: 'integer',
      range: [0, 1000],
      unit: 'the bureau’s points',
      description: 'Its score; higher is safer.',
    },
    {
      name: 'open_lines',
      type: 'integer',
      range: [0, 1000],
      description: 'Facilities at other lenders.',
    },
    {
      name: 'inquiries_6m',
      type: 'integer',
      range: [0, 10_000],
      description: 'Inquiries by others in six months.',
    },
    { name: 'worst_status', type: 'text', description: 'Worst monthly status: N, 1 to 7, C.' },
    { name: 'cost', type: 'amount', unit: 'currency', description: 'What it cost.' },
  ],
}
