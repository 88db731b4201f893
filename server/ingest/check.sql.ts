import { quoteLiteral } from '../db/identifier.ts'
import { VOCABULARIES } from '../ledger/codes.ts'
import type { Reason } from './reasons.ts'
import type { ColumnFrom } from './source.ts'
import type { Column } from './tallystick/relation.ts'

/** A value as the file has it: SQL, and the engine's type of it. */
export interface Raw {
  sql: string
  type: string
  /** The file is known to hold no NUL character. */
  noNul: boolean
}

export interface Flaw {
  when: string
  reason: Reason
}

/**
 * SQL of the typed value over the value as read, and what is wrong where a condition over both holds,
 * the first that does.
 */
export interface Checked {
  value: string
  /** Instants: whether an offset was written, so that the value is in UTC; else it is local. */
  zoned?: string
  flaws: Flaw[]
}

/** What the lender says about days and amounts. */
export interface CheckContext {
  zone: string
  currency: string
}

/** A value as read, by its name in the stage, and the name of the typed value beside it. */
export interface Names {
  raw: Raw
  typed: string
}

const LONGEST_ID = 200
const LONGEST_TEXT = 4000
export const SMALLINT = [-32768, 32767] as const
export const EARLIEST = '1800-01-01'
export const LATEST = '2199-12-31'
const TIMESTAMPS = ['TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS']
const INTEGERS = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/
const ZONED = 'TIMESTAMP WITH TIME ZONE'

/** A whole number in a column of fractions, as optional ids often are, is written 17 and not 17.0. */
function numberText({ sql, type }: Raw): string {
  const written = `cast(${sql} as varchar)`
  if (!/^(FLOAT|DOUBLE|DECIMAL)/.test(type)) return written
  const whole = `abs(${sql}) < ${2 ** 53} and ${sql} = trunc(${sql})`
  return `case when ${whole} then cast(cast(${sql} as bigint) as varchar) else ${written} end`
}

const text = (raw: Raw): string =>
  raw.type === 'VARCHAR' ? `nullif(${raw.sql}, '')` : numberText(raw)

/** What is NULL where the file gives nothing: as `text`, without making text of what is none. */
const given = (raw: Raw) => (raw.type === 'VARCHAR' ? text(raw) : raw.sql)

/** A decimal number written out: no exponent, no thousands, no blanks. */
const writtenOut = (t: string) => `regexp_full_match(${t}, '[+-]?[0-9]+([.][0-9]+)?')`

function textual(column: Column, { raw, typed }: Names): Checked {
  const longest = column.type === 'id' ? LONGEST_ID : LONGEST_TEXT
  return {
    value: text(raw),
    flaws: [
      { when: `strlen(${typed}) > ${longest}`, reason: 'TOO_LONG' },
      ...(raw.noNul || raw.type !== 'VARCHAR'
        ? []
        : [{ when: `contains(${typed}, chr(0))`, reason: 'NUL_CHARACTER' as const }]),
    ],
  }
}

const isExact = (type: string) => {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(type)
  return INTEGERS.test(type) || (decimal !== null && Number(decimal[2]) <= 2)
}

/** Amounts in a smaller unit, such as cents: a whole number that `divide` parts. */
function minorUnits(t: string, typed: string, divide: number): Checked {
  const places = Math.round(Math.log10(divide))
  const unit = `cast('${(1 / divide).toFixed(places)}' as decimal(${places + 1}, ${places}))`
  const parted = `try_cast(${t} as decimal(18, 0)) * ${unit}`
  return {
    value: `try_cast(${parted} as decimal(18, 2))`,
    flaws: [
      { when: `not regexp_full_match(${t}, '[+-]?[0-9]+')`, reason: 'BAD_DECIMAL' },
      ...(places > 2
        ? [{ when: `${typed} <> ${parted}`, reason: 'TOO_MANY_DECIMALS' as const }]
        : []),
    ],
  }
}

function writtenMoney(raw: Raw, typed: string): Checked {
  const t = text(raw)
  if (isExact(raw.type)) return { value: `try_cast(${raw.sql} as decimal(18, 2))`, flaws: [] }
  // What the engine prints back unchanged is well written; only the rest is looked at closely.
  const odd = `cast(${typed} as varchar) is distinct from ${t}`
  return {
    value: `try_cast(${t} as decimal(18, 2))`,
    flaws: [
      { when: `${odd} and not ${writtenOut(t)}`, reason: 'BAD_DECIMAL' },
      {
        when: `${odd} and regexp_matches(${t}, '[.][0-9]{2}[0-9]*[1-9]')`,
        reason: 'TOO_MANY_DECIMALS',
      },
    ],
  }
}

function money(column: Column, { raw, typed }: Names, from: ColumnFrom): Checked {
  const t = text(raw)
  const { value, flaws } =
    from.divide === undefined ? writtenMoney(raw, typed) : minorUnits(t, typed, from.divide)
  return {
    value,
    flaws: [
      ...flaws,
      { when: `${typed} is null and ${given(raw)} is not null`, reason: 'OUT_OF_RANGE' },
      ...(column.type === 'amount'
        ? [{ when: `${typed} < 0`, reason: 'NEGATIVE_AMOUNT' as const }]
        : []),
    ],
  }
}

function integer(column: Column, { raw, typed }: Names): Checked {
  const t = text(raw)
  const [least, most] = column.range ?? SMALLINT
  return {
    value: `try_cast(${INTEGERS.test(raw.type) ? raw.sql : t} as smallint)`,
    flaws: [
      { when: `not regexp_full_match(${t}, '[+-]?[0-9]+')`, reason: 'BAD_INTEGER' },
      {
        when: `${given(raw)} is not null and (${typed} is null or ${typed} not between ${least} and ${most})`,
        reason: 'OUT_OF_RANGE',
      },
    ],
  }
}

function writtenDay(raw: Raw, typed: string, format?: string): { value: string; bad: string } {
  const t = text(raw)
  if (raw.type === 'DATE') return { value: raw.sql, bad: 'false' }
  if (TIMESTAMPS.includes(raw.type)) {
    const bad = `cast(${typed} as timestamp) <> cast(${raw.sql} as timestamp)`
    return { value: `cast(${raw.sql} as date)`, bad }
  }
  if (format !== undefined) {
    const value = `cast(try_strptime(${t}, ${quoteLiteral(format)}) as date)`
    return { value, bad: `${t} is not null and ${typed} is null` }
  }
  const bad = `${t} is not null and cast(${typed} as varchar) is distinct from ${t}`
  return { value: `try_cast(${t} as date)`, bad }
}

function day({ raw, typed }: Names, { format }: ColumnFrom): Checked {
  const { value, bad } = writtenDay(raw, typed, format)
  return {
    value,
    flaws: [
      { when: bad, reason: 'BAD_DATE' },
      {
        when: `${typed} not between date '${EARLIEST}' and date '${LATEST}'`,
        reason: 'OUT_OF_RANGE',
      },
    ],
  }
}

const OFFSET = '(Z|[+-](0[0-9]|1[0-4])(:?[0-5][0-9])?)'
const INSTANT = `[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?${OFFSET}?)?`

function writtenInstant(raw: Raw, typed: string, format?: string): Checked {
  const t = text(raw)
  if (raw.type === ZONED) {
    return { value: `cast(${raw.sql} as timestamp)`, zoned: 'true', flaws: [] }
  }
  if (raw.type === 'DATE' || TIMESTAMPS.includes(raw.type)) {
    const whole =
      raw.type === 'TIMESTAMP_NS'
        ? [{ when: `cast(${typed} as timestamp_ns) <> ${raw.sql}`, reason: 'BAD_INSTANT' as const }]
        : []
    return { value: `cast(${raw.sql} as timestamp)`, zoned: 'false', flaws: whole }
  }
  if (format !== undefined) {
    return {
      value: `cast(try_strptime(${t}, ${quoteLiteral(format)}) as timestamp)`,
      zoned: /%z|%Z/.test(format) ? 'true' : 'false',
      flaws: [{ when: `${t} is not null and ${typed} is null`, reason: 'BAD_INSTANT' }],
    }
  }
  // The common form has no offset; every other form is looked at closely.
  const plain = `${t} like '____-__-_____:__:__'`
  const zoned = `case when ${plain} or ${t} is null then false else regexp_full_match(${t}, '.{16,}${OFFSET}') end`
  // The engine takes no offset after minutes.
  const withSeconds = `regexp_replace(${t}, '^(.{16})([Z+-])', '\\1:00\\2')`
  return {
    value: `case when ${zoned} then cast(try_cast(${withSeconds} as timestamptz) as timestamp) else try_cast(${t} as timestamp) end`,
    zoned,
    flaws: [
      {
        when: `${t} is not null and (${typed} is null or not (${plain}) and not regexp_full_match(${t}, '${INSTANT}'))`,
        reason: 'BAD_INSTANT',
      },
    ],
  }
}

function instant({ raw, typed }: Names, { format }: ColumnFrom): Checked {
  const checked = writtenInstant(raw, typed, format)
  const range = `${typed} not between timestamp '${EARLIEST}' and timestamp '${LATEST} 23:59:59.999999'`
  return { ...checked, flaws: [...checked.flaws, { when: range, reason: 'OUT_OF_RANGE' }] }
}

function number({ raw, typed }: Names): Checked {
  const t = text(raw)
  return {
    value: `try_cast(${raw.type === 'VARCHAR' ? t : raw.sql} as double)`,
    flaws: [
      {
        when: `${given(raw)} is not null and not coalesce(isfinite(${typed}), false)`,
        reason: 'BAD_NUMBER',
      },
    ],
  }
}

const DIRECTIONS = [
  { name: 'in', code: 1 },
  { name: 'out', code: -1 },
]

/** The words of a column with the code of each. */
export const wordsOf = (column: Column): readonly { name: string; code: number }[] =>
  column.type === 'direction' ? DIRECTIONS : column.domain ? VOCABULARIES[column.domain] : []

function word(column: Column, { raw, typed }: Names): Checked {
  const t = text(raw)
  const whens = wordsOf(column).map(({ name, code }) => `when ${quoteLiteral(name)} then ${code}`)
  return {
    value: `cast(case ${t} ${whens.join(' ')} end as smallint)`,
    flaws: [{ when: `${typed} is null and ${t} is not null`, reason: 'UNKNOWN_WORD' }],
  }
}

function checked(column: Column, names: Names, from: ColumnFrom, currency: string): Checked {
  switch (column.type) {
    case 'id':
    case 'text':
      return textual(column, names)
    case 'money':
    case 'amount':
      return money(column, names, from)
    case 'integer':
      return integer(column, names)
    case 'number':
      return number(names)
    case 'day':
      return day(names, from)
    case 'instant':
      return instant(names, from)
    case 'currency': {
      const when = `${names.typed} <> ${quoteLiteral(currency)}`
      return { value: text(names.raw), flaws: [{ when, reason: 'WRONG_CURRENCY' }] }
    }
    case 'word':
    case 'direction':
      return word(column, names)
  }
}

/** SQL that types a value of the file and says what is wrong with it. */
export function checkSql(
  column: Column,
  names: Names,
  from: ColumnFrom,
  currency: string,
): Checked {
  const result = checked(column, names, from, currency)
  if (!column.required) return result
  const reason = column.type === 'id' ? 'MISSING_ID' : 'MISSING_VALUE'
  return { ...result, flaws: [{ when: `${given(names.raw)} is null`, reason }, ...result.flaws] }
}
