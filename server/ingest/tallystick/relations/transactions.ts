import { accountId, customerId, facilityId, ownId, placeCode, required } from '../columns.ts'
import type { Relation } from '../relation.ts'

export const transactions: Relation = {
  name: 'transactions',
  table: 'transaction',
  description:
    'Payments and movements. Refund and reversal are rows of their own. A row names a customer, an account or a facility; the owner follows from these.',
  key: ['transaction_id'],
  surrogate: 'transaction_id',
  columns: [
    ownId('transaction_id', 'The lender’s id of the transaction.'),
    {
      name: 'original_transaction_id',
      type: 'text',
      into: 'original_source_id',
      description: 'The transaction that is refunded, reversed or cleared.',
    },
    customerId({
      description: 'Who pays. Missing: the owner of the account, or of the facility.',
    }),
    accountId({ description: 'The account it moves.' }),
    facilityId({ description: 'The facility it moves.' }),
    {
      name: 'merchant_id',
      type: 'id',
      refers: 'merchants',
      description: 'The merchant.',
    },
    {
      name: 'occurred_at',
      type: 'instant',
      ...required,
      description: 'When it happened. A day alone means its midnight.',
    },
    {
      name: 'booked_on',
      type: 'day',
      description: 'Day of posting. Missing: the day of `occurred_at` in the lender’s zone.',
    },
    { name: 'kind', type: 'word', domain: 'kind', ...required, description: 'What it is.' },
    {
      name: 'channel',
      type: 'word',
      domain: 'channel',
      otherwise: 'none',
      description: 'How it was made.',
    },
    {
      name: 'funding',
      type: 'word',
      domain: 'funding',
      otherwise: 'none',
      description: 'What paid for it.',
    },
    {
      name: 'status',
      type: 'word',
      domain: 'status',
      otherwise: 'posted',
      description: 'What became of it.',
    },
    {
      name: 'direction',
      type: 'direction',
      description:
        '`in`: money comes to the customer; `out`: it leaves. Missing: from the kind (in: refund, reversal, deposit, transfer_in, and interest without a facility).',
    },
    {
      name: 'amount',
      type: 'amount',
      ...required,
      unit: 'currency',
      description: 'Always positive.',
    },
    {
      name: 'currency',
      type: 'currency',
      into: null,
      description: 'ISO 4217; anything but the lender’s own is a reject.',
    },
    {
      name: 'category',
      type: 'word',
      domain: 'category',
      description: 'What it was spent on. Missing: from the category code, or the merchant’s.',
    },
    {
      name: 'category_code',
      type: 'text',
      description: 'Merchant category code (ISO 18245), four digits.',
    },
    placeCode,
    {
      name: 'response_code',
      type: 'text',
      description: 'Answer of the authorisation, such as 00 or 51.',
    },
    {
      name: 'decline_reason',
      type: 'word',
      domain: 'decline_reason',
      description: 'The lender’s own reason for a decline, the first that held.',
    },
    {
      name: 'decline_hits',
      type: 'text',
      description: 'Every reason that held, as words of decline_reason with blanks between.',
    },
    {
      name: 'stated_balance',
      type: 'money',
      unit: 'currency',
      description: 'Balance after it, as the lender states it.',
    },
    { name: 'counterparty', type: 'text', description: 'The other side, in the lender’s words.' },
  ],
}
