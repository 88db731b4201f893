import { readParquet } from '../../db/read_parquet.ts'
import { expectFiles } from '../expect_files.ts'
import type { ColumnFrom, Entry, FilePlan, LoadPlan } from '../source.ts'

/** The nine files, in the order they build on each other, with the columns of each. */
const FILES = {
  district: [
    'A1',
    'A2',
    'A3',
    'A4',
    'A5',
    'A6',
    'A7',
    'A8',
    'A9',
    'A10',
    'A11',
    'A12',
    'A13',
    'A14',
    'A15',
    'A16',
  ],
  client: ['client_id', 'birth_number', 'district_id'],
  account: ['account_id', 'district_id', 'frequency', 'date'],
  disp: ['disp_id', 'client_id', 'account_id', 'type'],
  card: ['card_id', 'disp_id', 'type', 'issued'],
  order: ['order_id', 'account_id', 'bank_to', 'account_to', 'amount', 'k_symbol'],
  loan: ['loan_id', 'account_id', 'date', 'amount', 'duration', 'payments', 'status'],
  trans_1993_1994q1: [
    'trans_id',
    'account_id',
    'date',
    'type',
    'operation',
    'amount',
    'balance',
    'k_symbol',
    'bank',
    'account',
  ],
  trans_preloan: [
    'trans_id',
    'account_id',
    'date',
    'type',
    'operation',
    'amount',
    'balance',
    'k_symbol',
    'bank',
    'account',
  ],
} as const

type BerkaFile = keyof typeof FILES

/** First day that is not wholly in the file of 1993 and 1994: 98 rows of it are missing. */
const FIRST_UNSEEN = '1994-03-31'
/** The outcome is of the end of the data. */
const OUTCOME_KNOWN = '1999-01-01'
/** Figures of 1995 and 1996, and those without a year, count from the year after. */
const STATISTICS_KNOWN = '1997-01-01'
const DEFINITION =
  'B: finished, loan not paid; D: running, client in debt. Good: A finished and paid, C running and fine so far.'

const from = (column: string): ColumnFrom => ({ column })
const constant = (text: string): ColumnFrom => ({ column: null, sql: `'${text}'` })
const put = (column: string, sql: string): ColumnFrom => ({ column, sql })

/** YYMMDD as an ISO day: all years are of the twentieth century. What is no day stays none. */
const isoDay = (sql: string) =>
  `('19' || regexp_replace(lpad(cast(${sql} as varchar), 6, '0'), '^(..)(..)(..)$', '\\1-\\2-\\3'))`
const day = (column: string) => put(column, isoDay(`"${column}"`))
const words = (column: string, values: Record<string, string>): ColumnFrom => ({ column, values })
/** One blank stands for nothing in the symbols. */
const symbol = (column: string) => put(column, `nullif(trim("${column}"), '')`)

// Women have 50 added to the month of birth.
const BIRTH = `(lpad(cast("birth_number" as varchar), 6, '0'))`
const MONTH = `try_cast(substr(${BIRTH}, 3, 2) as integer)`
const BIRTH_DAY = isoDay(
  `(substr(${BIRTH}, 1, 2) || lpad(cast(case when ${MONTH} > 50 then ${MONTH} - 50 else ${MONTH} end as varchar), 2, '0') || substr(${BIRTH}, 5))`,
)

const MEASURES: Record<string, string> = {
  A4: 'inhabitants',
  A5: 'municipalities_under_500',
  A6: 'municipalities_500_to_1999',
  A7: 'municipalities_2000_to_9999',
  A8: 'municipalities_over_10000',
  A9: 'cities',
  A10: 'urban_percent',
  A11: 'average_salary',
  A12: 'unemployment_percent_1995',
  A13: 'unemployment_percent_1996',
  A14: 'entrepreneurs_per_1000',
  A15: 'crimes_1995',
  A16: 'crimes_1996',
}

/** Relations of the other files, looked up by the rows of one. */
type Others = (file: BerkaFile) => string

const owners = (others: Others) =>
  `(select account_id as owned_id, client_id as owner_id from ${others('disp')} where type = 'OWNER')`

const TRANSACTIONS: Entry = {
  relation: 'transactions',
  order: 'occurred_at, cast(source_id as bigint)',
  columns: {
    transaction_id: from('trans_id'),
    account_id: from('account_id'),
    // The source has days alone: all happen at midnight, and follow one another by their numbers.
    occurred_at: day('date'),
    kind: put(
      'operation',
      `case
        when k_symbol = 'UROK' then 'interest'
        when k_symbol = 'SANKC. UROK' then 'penalty'
        when k_symbol = 'SLUZBY' then 'fee'
        when k_symbol = 'UVER' and operation = 'PREVOD NA UCET' then 'loan_payment'
        when operation = 'VKLAD' then 'deposit'
        when operation = 'PREVOD Z UCTU' then 'transfer_in'
        when operation in ('VYBER', 'VYBER KARTOU') then 'withdrawal'
        when operation = 'PREVOD NA UCET' then 'transfer_out'
        else operation end`,
    ),
    channel: put(
      'operation',
      `case
        when k_symbol in ('UROK', 'SANKC. UROK', 'SLUZBY') then 'none'
        when operation in ('VKLAD', 'VYBER') then 'counter'
        when operation = 'VYBER KARTOU' then 'card'
        when operation in ('PREVOD Z UCTU', 'PREVOD NA UCET') then 'transfer'
        else 'none' end`,
    ),
    funding: constant('savings'),
    status: constant('posted'),
    direction: words('type', { PRIJEM: 'in', VYDAJ: 'out', VYBER: 'out' }),
    amount: from('amount'),
    category: put(
      'k_symbol',
      `case trim(coalesce("k_symbol", ''))
        when 'SIPO' then 'household'
        when 'POJISTNE' then 'insurance'
        when 'DUCHOD' then 'pension'
        when 'UVER' then 'loan'
        when 'LEASING' then 'leasing'
        when 'SLUZBY' then 'statement_fee'
        when 'UROK' then 'interest'
        when 'SANKC. UROK' then 'penalty'
        when '' then case when operation in ('VYBER', 'VYBER KARTOU') then 'cash' else 'none' end
        else "k_symbol" end`,
    ),
    category_code: symbol('k_symbol'),
    stated_balance: from('balance'),
    counterparty: put(
      'account',
      `nullif(concat_ws(' ', nullif("bank", ''), nullif("account", '')), '')`,
    ),
  },
}

const entries = (others: Others): Record<BerkaFile, readonly Entry[]> => ({
  district: [
    {
      relation: 'places',
      columns: { place_code: from('A1'), name: from('A2'), region: from('A3') },
    },
    ...Object.entries(MEASURES).map(
      ([column, measure]): Entry => ({
        relation: 'place_statistics',
        when: `"${column}" is not null`,
        columns: {
          place_code: from('A1'),
          measure: constant(measure),
          value: from(column),
          known_from: constant(STATISTICS_KNOWN),
        },
      }),
    ),
  ],
  client: [
    {
      relation: 'customers',
      rows: (file) => `(
        select file.*, ${isoDay('opened')} as joined_on
        from ${file} as file
        left join (
          select owner_id, min(date) as opened
          from ${owners(others)} join ${others('account')} on account_id = owned_id group by owner_id
        ) on owner_id = client_id)`,
      columns: {
        customer_id: from('client_id'),
        sex: put('birth_number', `case when ${MONTH} > 50 then 'female' else 'male' end`),
        birth_date: put('birth_number', BIRTH_DAY),
        place_code: from('district_id'),
        joined_on: put('client_id', 'joined_on'),
      },
    },
  ],
  account: [
    {
      relation: 'accounts',
      rows: (file) =>
        `(select file.*, cast(owner_id as varchar) as owner_id from ${file} as file left join ${owners(others)} on owned_id = account_id)`,
      columns: {
        account_id: from('account_id'),
        customer_id: put('account_id', 'owner_id'),
        place_code: from('district_id'),
        statement_frequency: words('frequency', {
          'POPLATEK MESICNE': 'monthly',
          'POPLATEK TYDNE': 'weekly',
          'POPLATEK PO OBRATU': 'after each transaction',
        }),
        opened_on: day('date'),
      },
    },
  ],
  disp: [
    {
      relation: 'account_holders',
      columns: {
        holder_id: from('disp_id'),
        account_id: from('account_id'),
        customer_id: from('client_id'),
        role: words('type', { OWNER: 'owner', DISPONENT: 'disponent' }),
      },
    },
  ],
  card: [
    {
      relation: 'bindings',
      rows: (file) =>
        `(select file.*, held.account_id::varchar as held_id, held.client_id::varchar as holder_id from ${file} as file
          left join ${others('disp')} as held on held.disp_id = file.disp_id)`,
      columns: {
        binding_id: from('card_id'),
        account_id: put('disp_id', 'held_id'),
        customer_id: put('disp_id', 'holder_id'),
        instrument: constant('card'),
        product: from('type'),
        since: put('issued', isoDay(`regexp_replace("issued", ' 00:00:00$', '')`)),
      },
    },
  ],
  order: [
    {
      relation: 'standing_orders',
      columns: {
        order_id: from('order_id'),
        account_id: from('account_id'),
        counterparty_bank: from('bank_to'),
        counterparty_account: from('account_to'),
        amount: from('amount'),
        purpose: symbol('k_symbol'),
      },
    },
  ],
  loan: [
    {
      relation: 'facilities',
      columns: {
        facility_id: from('loan_id'),
        account_id: from('account_id'),
        kind: constant('loan'),
        opened_on: day('date'),
        principal: from('amount'),
        term_months: from('duration'),
        instalment: from('payments'),
      },
    },
    {
      relation: 'outcomes',
      columns: {
        outcome_id: from('loan_id'),
        facility_id: from('loan_id'),
        observed_on: day('date'),
        definition: constant(DEFINITION),
        outcome: words('status', { A: 'good', B: 'bad', C: 'good', D: 'bad' }),
        source_status: from('status'),
        known_on: constant(OUTCOME_KNOWN),
      },
    },
  ],
  trans_1993_1994q1: [TRANSACTIONS],
  trans_preloan: [TRANSACTIONS],
})

/**
 * The bank of the PKDD'99 challenge: all nine Parquet files are needed, since a client's first day
 * and an account's owner stand in others. Both transaction files begin when the account was opened,
 * so what was observed is one interval an account.
 */
export async function berka(paths: readonly string[]): Promise<LoadPlan> {
  const names = Object.keys(FILES) as BerkaFile[]
  const found = await expectFiles('berka', paths, names)
  const others: Others = (file) => readParquet(found.literal(file), 'binary_as_string = true')
  const all = entries(others)
  return {
    source: 'berka',
    lender: {
      name: 'Berka',
      currency: 'CZK',
      timeZone: 'Europe/Prague',
      outcomeDefinition: DEFINITION,
      historyFrom: null,
    },
    codeSystem: 'none',
    files: names.map(
      (name): FilePlan => ({
        path: found.path(name),
        entries: all[name],
        required: FILES[name],
        optional: [],
      }),
    ),
    coverage: `
      select 'transaction' as relation, null as customer_id, account_id::varchar as account_id, null as facility_id,
        ${isoDay('opened')}::date as observed_from,
        greatest(case when opened < 940331 then date '${FIRST_UNSEEN}' end, ${isoDay('lent')}::date) as observed_until
      from (select account_id, date as opened from ${others('account')})
      left join (select account_id, date as lent from ${others('loan')}) using (account_id)
      where opened < 940331 or lent is not null`,
  }
}
