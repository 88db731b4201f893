import type { Domain } from '../ledger/codes.ts'

export const STATEMENT_DIMENSIONS = [
  'MONTH',
  'STATUS',
  'LIMIT_BAND',
  'AGE_BAND',
  'EDUCATION',
  'SEX',
  'MARITAL_STATUS',
  'UTILISATION_BAND',
] as const

export type StatementDimension = (typeof STATEMENT_DIMENSIONS)[number]

interface Dimension {
  /** SQL of a row's key over `statement_detail`: text, null where not stated. */
  key: string
  /** SQL of what groups come by; without it by falling amount billed. */
  order?: string
  domain?: Domain
  label?(key: string): string
}

const STATUS: Record<string, string> = {
  '-2': 'No use',
  '-1': 'Paid duly',
  '0': 'Revolving',
}

function statusLabel(key: string): string {
  return STATUS[key] ?? `${key} ${key === '1' ? 'month' : 'months'} late`
}

// 1, 2 or 5 times a power of ten: about three bands to a decade in any currency.
const LIMIT_EDGE = `case when credit_limit >= 1 then
  (case when credit_limit >= 5 * power(10, floor(log10(credit_limit))) then 5
        when credit_limit >= 2 * power(10, floor(log10(credit_limit))) then 2 else 1 end
   * power(10, floor(log10(credit_limit))))::bigint
  when credit_limit is not null then 0 end`

function limitLabel(key: string): string {
  const lower = Number(key)
  if (lower === 0) return 'none'
  return `${lower} to ${key.startsWith('2') ? lower * 2.5 : lower * 2}`
}

const AGE_EDGE =
  'case when age < 25 then 0 when age < 65 then (age - 25) // 10 * 10 + 25 when age >= 65 then 65 end'

function ageLabel(key: string): string {
  if (key === '0') return 'under 25'
  return key === '65' ? '65 and over' : `${key} to ${Number(key) + 9}`
}

const UTILISATION_EDGE =
  'case when utilisation > 1 then 100 when utilisation > 0 then least(80, floor(utilisation * 5) * 20)::bigint when utilisation is not null then -1 end'

function utilisationLabel(key: string): string {
  if (key === '-1') return 'nothing owed'
  return key === '100' ? 'over the limit' : `${key}% to ${Number(key) + 20}%`
}

/** How each dimension groups statements, in one place. */
export const DIMENSIONS: Record<StatementDimension, Dimension> = {
  MONTH: { key: "strftime(date_trunc('month', closed_on), '%Y-%m-%d')", order: 'key' },
  STATUS: { key: 'repayment_status::varchar', order: 'key::integer', label: statusLabel },
  LIMIT_BAND: { key: `(${LIMIT_EDGE})::varchar`, order: 'key::bigint', label: limitLabel },
  AGE_BAND: { key: `(${AGE_EDGE})::varchar`, order: 'key::integer', label: ageLabel },
  EDUCATION: { key: 'education' },
  SEX: { key: 'sex', domain: 'sex' },
  MARITAL_STATUS: { key: 'marital_status' },
  UTILISATION_BAND: {
    key: `(${UTILISATION_EDGE})::varchar`,
    order: 'key::integer',
    label: utilisationLabel,
  },
}
