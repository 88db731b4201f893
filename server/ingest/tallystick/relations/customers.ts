import { ownId, placeCode } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const customers: Relation = {
  name: 'customers',
  table: 'customer',
  description: 'Customers, with their profile as it was on `joined_on`.',
  key: ['customer_id'],
  surrogate: 'customer_id',
  columns: [
    ownId('customer_id', 'The lender’s id of the customer.'),
    { name: 'sex', type: 'word', domain: 'sex', description: 'As recorded by the lender.' },
    { name: 'birth_date', type: 'day', description: 'Day of birth.' },
    {
      name: 'age_years',
      type: 'integer',
      unit: 'years',
      range: [0, 130],
      description: 'Age on `joined_on`, where there is no day of birth.',
    },
    { name: 'education', type: 'text', description: 'In the lender’s words.' },
    { name: 'marital_status', type: 'text', description: 'In the lender’s words.' },
    { name: 'occupation', type: 'text', description: 'In the lender’s words.' },
    {
      name: 'monthly_income',
      type: 'amount',
      unit: 'currency',
      description: 'Declared income a month.',
    },
    placeCode,
    {
      name: 'joined_on',
      type: 'day',
      description: 'Day from which the profile was known. Missing: no feature may use the profile.',
    },
  ],
}
