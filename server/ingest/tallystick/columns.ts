import type { Column } from './relation.ts'

// Columns that several relations have.

export const required = { required: true } as const
export const customerId = (extra: Partial<Column> = {}): Column => ({
  name: 'customer_id',
  type: 'id',
  refers: 'customers',
  description: 'The customer.',
  ...extra,
})
export const accountId = (extra: Partial<Column> = {}): Column => ({
  name: 'account_id',
  type: 'id',
  refers: 'accounts',
  description: 'The account.',
  ...extra,
})
export const facilityId = (extra: Partial<Column> = {}): Column => ({
  name: 'facility_id',
  type: 'id',
  refers: 'facilities',
  description: 'The facility.',
  ...extra,
})
export const placeCode: Column = {
  name: 'place_code',
  type: 'text',
  description: 'Where: a place_code of `places`, or any code of the lender.',
}
export const ownId = (name: string, description: string): Column => ({
  name,
  type: 'id',
  ...required,
  into: 'source_id',
  description,
})
export const partnerId = (extra: Partial<Column> = {}): Column => ({
  name: 'partner_id',
  type: 'id',
  refers: 'partners',
  description: 'The partner.',
  ...extra,
})
