import { readParquet } from '../../db/read_parquet.ts'
import { expectFiles } from '../expect_files.ts'
import type { ColumnFrom, Entry, LoadPlan } from '../source.ts'

const FILE = 'default_of_credit_card_clients'

/** The months of the file: the suffix of the bill and the payment, of the status, and the close. */
const MONTHS = [
  { bill: 6, status: 6, closedOn: '2005-04-30' },
  { bill: 5, status: 5, closedOn: '2005-05-31' },
  { bill: 4, status: 4, closedOn: '2005-06-30' },
  { bill: 3, status: 3, closedOn: '2005-07-31' },
  { bill: 2, status: 2, closedOn: '2005-08-31' },
  { bill: 1, status: 0, closedOn: '2005-09-30' },
] as const

/** First day of the data. When the lines were opened, and the limits set, it does not say. */
const FIRST_DAY = '2005-04-01'
const FIRST_UNSEEN = '2005-10-01'
const OUTCOME_KNOWN = '2005-11-01'
const DEFINITION = 'default payment in October 2005, as the bank recorded it'

const COLUMNS = [
  'ID',
  'LIMIT_BAL',
  'SEX',
  'EDUCATION',
  'MARRIAGE',
  'AGE',
  ...MONTHS.flatMap(({ bill, status }) => [`PAY_${status}`, `BILL_AMT${bill}`, `PAY_AMT${bill}`]),
  'default.payment.next.month',
]

const from = (column: string): ColumnFrom => ({ column })
const constant = (text: string): ColumnFrom => ({ column: null, sql: `'${text}'` })
const words = (column: string, values: Record<string, string>): ColumnFrom => ({ column, values })

const ENTRIES: readonly Entry[] = [
  {
    relation: 'customers',
    columns: {
      customer_id: from('ID'),
      sex: words('SEX', { 1: 'male', 2: 'female' }),
      age_years: from('AGE'),
      education: words('EDUCATION', {
        0: 'undocumented 0',
        1: 'graduate school',
        2: 'university',
        3: 'high school',
        4: 'others',
        5: 'undocumented 5',
        6: 'undocumented 6',
      }),
      marital_status: words('MARRIAGE', {
        0: 'undocumented 0',
        1: 'married',
        2: 'single',
        3: 'others',
      }),
      joined_on: constant(FIRST_DAY),
    },
  },
  {
    relation: 'facilities',
    columns: {
      facility_id: from('ID'),
      customer_id: from('ID'),
      kind: constant('revolving'),
      opened_on: constant(FIRST_DAY),
    },
  },
  {
    relation: 'limit_events',
    columns: {
      limit_event_id: from('ID'),
      facility_id: from('ID'),
      effective_on: constant(FIRST_DAY),
      credit_limit: from('LIMIT_BAL'),
    },
  },
  ...MONTHS.map(
    ({ bill, status, closedOn }): Entry => ({
      relation: 'statements',
      columns: {
        statement_id: { column: 'ID', sql: `cast("ID" as varchar) || '-${closedOn.slice(0, 7)}'` },
        facility_id: from('ID'),
        closed_on: constant(closedOn),
        balance: from(`BILL_AMT${bill}`),
        paid: from(`PAY_AMT${bill}`),
        repayment_status: from(`PAY_${status}`),
      },
    }),
  ),
  {
    relation: 'outcomes',
    columns: {
      outcome_id: from('ID'),
      customer_id: from('ID'),
      facility_id: from('ID'),
      observed_on: constant(FIRST_UNSEEN),
      horizon_months: constant('1'),
      definition: constant(DEFINITION),
      outcome: words('default.payment.next.month', { 0: 'good', 1: 'bad' }),
      source_status: from('default.payment.next.month'),
      known_on: constant(OUTCOME_KNOWN),
    },
  },
]

/**
 * Credit-card clients of a bank in Taiwan, April to September 2005: one line a client, six
 * statements, and whether it defaulted in October. What is paid in a month pays the bill of the
 * month before.
 */
export async function uciDefault(paths: readonly string[]): Promise<LoadPlan> {
  const found = await expectFiles('uci_default', paths, [FILE])
  return {
    source: 'uci_default',
    lender: {
      name: 'UCI default of credit card clients',
      currency: 'TWD',
      timeZone: 'Asia/Taipei',
      outcomeDefinition: DEFINITION,
      historyFrom: FIRST_DAY,
    },
    codeSystem: 'none',
    files: [{ path: found.path(FILE), entries: ENTRIES, required: COLUMNS, optional: [] }],
    coverage: `
      select 'statement' as relation, null as customer_id, null as account_id, "ID"::varchar as facility_id,
        date '${FIRST_DAY}' as observed_from, date '${FIRST_UNSEEN}' as observed_until
      from ${readParquet(found.literal(FILE))}`,
  }
}
