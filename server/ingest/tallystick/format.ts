import type { Domain } from '../../ledger/codes.ts'

/**
 * Our own file format, and the canonical shape every source is brought into before it is loaded.
 * This is the one place that says which relations, columns, types and units there are: the loader
 * reads it, and `FORMAT.md` is printed from it.
 */
export const RELATION_NAMES = [
  'lender',
  'places',
  'place_statistics',
  'merchants',
  'customers',
  'accounts',
  'account_holders',
  'bindings',
  'standing_orders',
  'facilities',
  'limit_events',
  'transactions',
  'statements',
  'outcomes',
  'coverage',
] as const

export type RelationName = (typeof RELATION_NAMES)[number]

/**
 * id: text that names a thing · text · word: of a closed vocabulary · day · instant ·
 * money: exact, two decimals · amount: money, zero or more · integer · number · currency ·
 * direction: in or out
 */
export type ColumnType =
  | 'id'
  | 'text'
  | 'word'
  | 'day'
  | 'instant'
  | 'money'
  | 'amount'
  | 'integer'
  | 'number'
  | 'currency'
  | 'direction'

export interface Column {
  name: string
  type: ColumnType
  description: string
  required?: true
  /** The vocabulary of a word. */
  domain?: Domain
  /** Word taken where the value is missing. */
  otherwise?: string
  /** The relation whose row this id names: it must be known. */
  refers?: RelationName
  unit?: string
  /** Smallest and largest integer taken. */
  range?: readonly [number, number]
  /** Column of the ledger's table, where it is called otherwise; null: checked, not stored. */
  into?: string | null
}

export interface Relation {
  name: RelationName
  /** The ledger's table. */
  table: string
  description: string
  /** Columns that name a row: the same key with the same content is a duplicate. */
  key: readonly string[]
  /** The ledger's own number for a row, where other tables refer to it. */
  surrogate?: string
  columns: readonly Column[]
}

const required = { required: true } as const
const customerId = (extra: Partial<Column> = {}): Column => ({
  name: 'customer_id',
  type: 'id',
  refers: 'customers',
  description: 'The customer.',
  ...extra,
})
const accountId = (extra: Partial<Column> = {}): Column => ({
  name: 'account_id',
  type: 'id',
  refers: 'accounts',
  description: 'The account.',
  ...extra,
})
const facilityId = (extra: Partial<Column> = {}): Column => ({
  name: 'facility_id',
  type: 'id',
  refers: 'facilities',
  description: 'The facility.',
  ...extra,
})
const placeCode: Column = {
  name: 'place_code',
  type: 'text',
  description: 'Where: a place_code of `places`, or any code of the lender.',
}
const ownId = (name: string, description: string): Column => ({
  name,
  type: 'id',
  ...required,
  into: 'source_id',
  description,
})

export const FORMAT: readonly Relation[] = [
  {
    name: 'lender',
    table: 'lender',
    description: 'The lender, in one row. A store holds one lender.',
    key: ['name'],
    columns: [
      { name: 'name', type: 'text', ...required, description: 'Name shown on every page.' },
      {
        name: 'currency',
        type: 'text',
        ...required,
        description: 'ISO 4217 code of every amount.',
      },
      {
        name: 'time_zone',
        type: 'text',
        ...required,
        description: 'IANA zone of every day, and of instants without an offset.',
      },
      {
        name: 'outcome_definition',
        type: 'text',
        description: 'The written default outcome that the labels follow.',
      },
      {
        name: 'history_from',
        type: 'day',
        description:
          'First day of the data, where things may be older: what was opened, joined or set on this day has no known age.',
      },
    ],
  },
  {
    name: 'places',
    table: 'place',
    description: 'Places that customers, accounts, merchants and transactions name.',
    key: ['place_code'],
    columns: [
      { name: 'place_code', type: 'id', ...required, description: 'Code of the place.' },
      { name: 'name', type: 'text', ...required, description: 'Its name.' },
      { name: 'region', type: 'text', description: 'The larger region it lies in.' },
    ],
  },
  {
    name: 'place_statistics',
    table: 'place_statistic',
    description: 'Figures about a place, each with the day from which it could be known.',
    key: ['place_code', 'measure', 'known_from'],
    columns: [
      {
        name: 'place_code',
        type: 'id',
        ...required,
        refers: 'places',
        into: 'place_code',
        description: 'The place.',
      },
      {
        name: 'measure',
        type: 'text',
        ...required,
        description: 'What is measured, such as average_salary.',
      },
      { name: 'value', type: 'number', ...required, description: 'The figure.' },
      { name: 'known_from', type: 'day', ...required, description: 'First day it could be known.' },
    ],
  },
  {
    name: 'merchants',
    table: 'merchant',
    description: 'Merchants that transactions name.',
    key: ['merchant_id'],
    surrogate: 'merchant_id',
    columns: [
      ownId('merchant_id', 'The lender’s id of the merchant.'),
      { name: 'name', type: 'text', ...required, description: 'Its name.' },
      {
        name: 'category_code',
        type: 'text',
        description: 'Merchant category code (ISO 18245), four digits.',
      },
      placeCode,
    ],
  },
  {
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
        description:
          'Day from which the profile was known. Missing: no feature may use the profile.',
      },
    ],
  },
  {
    name: 'accounts',
    table: 'account',
    description: 'Bank accounts, with their owner.',
    key: ['account_id'],
    surrogate: 'account_id',
    columns: [
      ownId('account_id', 'The lender’s id of the account.'),
      customerId({ ...required, description: 'The owner.' }),
      {
        name: 'account_class',
        type: 'word',
        domain: 'account_class',
        otherwise: 'bank',
        description: 'Class of the account.',
      },
      placeCode,
      {
        name: 'statement_frequency',
        type: 'text',
        description: 'How often a statement is written.',
      },
      { name: 'opened_on', type: 'day', ...required, description: 'Day it was opened.' },
      { name: 'closed_on', type: 'day', description: 'Day it was closed.' },
    ],
  },
  {
    name: 'account_holders',
    table: 'account_holder',
    description: 'Who may use an account, beside its owner. Undated, so no feature uses it.',
    key: ['holder_id'],
    columns: [
      ownId('holder_id', 'The lender’s id of the right.'),
      accountId(required),
      customerId(required),
      {
        name: 'role',
        type: 'word',
        domain: 'role',
        ...required,
        description: 'What the customer may do.',
      },
    ],
  },
  {
    name: 'bindings',
    table: 'binding',
    description: 'Cards, device tokens and codes bound to an account.',
    key: ['binding_id'],
    surrogate: 'binding_id',
    columns: [
      ownId('binding_id', 'The lender’s id of the binding.'),
      accountId(required),
      customerId({ description: 'Who uses it. Missing: the owner of the account.' }),
      { name: 'instrument', type: 'text', ...required, description: 'card, device_token, qr, ...' },
      { name: 'product', type: 'text', description: 'Such as the type of card.' },
      { name: 'since', type: 'day', ...required, description: 'First day it could be used.' },
      { name: 'until', type: 'day', description: 'Last day it could be used.' },
    ],
  },
  {
    name: 'standing_orders',
    table: 'standing_order',
    description: 'Standing orders of an account. Undated, so no feature uses them.',
    key: ['order_id'],
    columns: [
      ownId('order_id', 'The lender’s id of the order.'),
      accountId(required),
      { name: 'counterparty_bank', type: 'text', description: 'Bank of the receiver.' },
      { name: 'counterparty_account', type: 'text', description: 'Account of the receiver.' },
      {
        name: 'amount',
        type: 'amount',
        ...required,
        unit: 'currency',
        description: 'Amount a time.',
      },
      { name: 'purpose', type: 'text', description: 'In the lender’s words.' },
    ],
  },
  {
    name: 'facilities',
    table: 'facility',
    description: 'Revolving lines and instalment loans. Limits are `limit_events`.',
    key: ['facility_id'],
    surrogate: 'facility_id',
    columns: [
      ownId('facility_id', 'The lender’s id of the facility.'),
      customerId({ description: 'Who owes. Missing: the owner of the account.' }),
      accountId({ description: 'The account it belongs to, where there is one.' }),
      {
        name: 'kind',
        type: 'word',
        domain: 'facility_kind',
        ...required,
        description: 'What it is.',
      },
      { name: 'opened_on', type: 'day', ...required, description: 'Day it was opened.' },
      { name: 'closed_on', type: 'day', description: 'Day it was closed.' },
      { name: 'principal', type: 'amount', unit: 'currency', description: 'Loans: what was lent.' },
      {
        name: 'term_months',
        type: 'integer',
        unit: 'months',
        range: [1, 600],
        description: 'Loans: over how long.',
      },
      {
        name: 'instalment',
        type: 'amount',
        unit: 'currency',
        description: 'Loans: payment a month.',
      },
    ],
  },
  {
    name: 'limit_events',
    table: 'limit_event',
    description: 'Limits of a revolving line as they were set.',
    key: ['limit_event_id'],
    columns: [
      ownId('limit_event_id', 'The lender’s id of the event.'),
      facilityId(required),
      { name: 'effective_on', type: 'day', ...required, description: 'First day it holds.' },
      {
        name: 'until',
        type: 'day',
        description: 'Last day of a temporary limit; missing: permanent.',
      },
      {
        name: 'credit_limit',
        type: 'amount',
        ...required,
        unit: 'currency',
        description: 'The limit.',
      },
      { name: 'reason', type: 'text', description: 'Why it was set.' },
      { name: 'actor', type: 'text', description: 'Who set it. Missing: the lender.' },
    ],
  },
  {
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
        name: 'stated_balance',
        type: 'money',
        unit: 'currency',
        description: 'Balance after it, as the lender states it.',
      },
      { name: 'counterparty', type: 'text', description: 'The other side, in the lender’s words.' },
    ],
  },
  {
    name: 'statements',
    table: 'statement',
    description: 'Statements of a facility, one each time it is closed.',
    key: ['statement_id'],
    surrogate: 'statement_id',
    columns: [
      ownId('statement_id', 'The lender’s id of the statement.'),
      facilityId(required),
      { name: 'closed_on', type: 'day', ...required, description: 'Last day it covers.' },
      { name: 'due_on', type: 'day', description: 'Last day to pay.' },
      {
        name: 'balance',
        type: 'money',
        ...required,
        unit: 'currency',
        description: 'Owed at the close; negative: in credit.',
      },
      { name: 'minimum_due', type: 'amount', unit: 'currency', description: 'Least payment due.' },
      {
        name: 'paid',
        type: 'money',
        ...required,
        unit: 'currency',
        description: 'Payments received since the previous close: they pay the previous statement.',
      },
      {
        name: 'repayment_status',
        type: 'integer',
        range: [-2, 120],
        unit: 'months late',
        description: 'The lender’s own status: months late; 0 revolving, -1 paid duly, -2 no use.',
      },
    ],
  },
  {
    name: 'outcomes',
    table: 'outcome',
    description: 'Labels: what became of a facility or customer after a day of observation.',
    key: ['outcome_id'],
    columns: [
      ownId('outcome_id', 'The lender’s id of the label.'),
      customerId({ description: 'The customer. Missing: who owes the facility.' }),
      facilityId({ description: 'The facility, where the label is about one.' }),
      {
        name: 'observed_on',
        type: 'day',
        ...required,
        description: 'Facts from before this day may explain the outcome.',
      },
      {
        name: 'horizon_months',
        type: 'integer',
        unit: 'months',
        range: [1, 600],
        description: 'How long it was watched. Missing: the lender does not say.',
      },
      {
        name: 'definition',
        type: 'text',
        ...required,
        description: 'What counts as bad, in words.',
      },
      { name: 'outcome', type: 'word', domain: 'outcome', ...required, description: 'The label.' },
      { name: 'source_status', type: 'text', description: 'The lender’s own status.' },
      {
        name: 'known_on',
        type: 'day',
        ...required,
        description: 'First day the label could be known.',
      },
    ],
  },
  {
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
  },
]

/** A relation of the format by name. */
export function relationOf(name: RelationName): Relation {
  const found = FORMAT.find((relation) => relation.name === name)
  if (!found) throw new Error(`unknown relation: ${name}`)
  return found
}
