import { quoteLiteral } from '../db/identifier.ts'
import { type Code, VOCABULARIES } from '../ledger/codes.ts'
import type { Reason } from './reasons.ts'
import type { ColumnFrom } from './source.ts'
import type { Column } from './tallystick/format.ts'

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

/** SQL of the typed value, and what is wrong where a condition holds, the first that does. */
export interface Checked {
  value: string
  /** Instants: the day in the lender's zone. */
  day?: string
  flaws: Flaw[]
}

export interface CheckContext {
  zone: string
  currency: string
}

const LONGEST_ID = 200
const LONGEST_TEXT = 4000
const EARLIEST = '1800-01-01'
const LATEST = '2199-12-31'
const TIMESTAMPS = ['TIMESTAMP', 'TIMESTAMP_S', 'TIMESTAMP_MS', 'TIMESTAMP_NS']
const INTEGERS = /^U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?$/
const ZONED = 'TIMESTAMP WITH TIME ZONE'

const text = (raw: Raw): string =>
  raw.type === 'VARCHAR' ? `nullif(${raw.sql}, '')` : `cast(${raw.sql} as varchar)`

/** A decimal number written out: no exponent, no thousands, no blanks. */
const writtenOut = (t: string) => `regexp_full_match(${t}, '[+-]?[0-9]+([.][0-9]+)?')`

function codeCase(t: string, entries: readonly Code[]): string {
  const whens = entries.map((entry) => `when ${quoteLiteral(entry.name)} then ${entry.code}`)
  return `cast(case ${t} ${whens.join(' ')} end as smallint)`
}

function textual(column: Column, raw: Raw): Checked {
  const t = text(raw)
  const longest = column.type === 'id' ? LONGEST_ID : LONGEST_TEXT
  return {
    value: t,
    flaws: [
      { when: `strlen(${t}) > ${longest}`, reason: 'TOO_LONG' },
      ...(raw.noNul || raw.type !== 'VARCHAR'
        ? []
        : [{ when: `contains(${t}, chr(0))`, reason: 'NUL_CHARACTER' as const }]),
    ],
  }
}

function money(column: Column, raw: Raw, from: ColumnFrom): Checked {
  const decimal = /^DECIMAL\((\d+),(\d+)\)$/.exec(raw.type)
  const exact = INTEGERS.test(raw.type) || (decimal !== null && Number(decimal[2]) <= 2)
  const t = text(raw)
  const negative: Flaw[] =
    column.type === 'amount' ? [{ when: 'NEGATIVE', reason: 'NEGATIVE_AMOUNT' }] : []
  let value = `try_cast(${exact ? raw.sql : t} as decimal(18, 2))`
  let flaws: Flaw[]
  if (from.divide !== undefined) {
    const places = Math.round(Math.log10(from.divide))
    const unit = `cast('${(1 / from.divide).toFixed(places)}' as decimal(${places + 1}, ${places}))`
    value = `try_cast(try_cast(${t} as decimal(18, 0)) * ${unit} as decimal(18, 2))`
    flaws = [
      {
        when: `${t} is not null and not regexp_full_match(${t}, '[+-]?[0-9]+')`,
        reason: 'BAD_DECIMAL',
      },
    ]
    if (places > 2)
      flaws.push({
        when: `${value} <> try_cast(${t} as decimal(18, 0)) * ${unit}`,
        reason: 'TOO_MANY_DECIMALS',
      })
  } else if (exact) {
    flaws = []
  } else {
    // What the engine prints back unchanged is well written; only the rest is looked at closely.
    const plain = `cast(${value} as varchar) is not distinct from ${t}`
    flaws = [
      { when: `not (${plain}) and not ${writtenOut(t)}`, reason: 'BAD_DECIMAL' },
      {
        when: `not (${plain}) and regexp_matches(${t}, '[.][0-9]{2}[0-9]*[1-9]')`,
        reason: 'TOO_MANY_DECIMALS',
      },
    ]
  }
  return {
    value,
    flaws: [
      ...flaws,
      { when: `${t} is not null and ${value} is null`, reason: 'OUT_OF_RANGE' },
      ...negative.map((flaw) => ({ ...flaw, when: `${value} < 0` })),
    ],
  }
}

function integer(column: Column, raw: Raw): Checked {
  const t = text(raw)
  const [least, most] = column.range ?? [-32768, 32767]
  const value = `try_cast(${INTEGERS.test(raw.type) ? raw.sql : t} as smallint)`
  return {
    value,
    flaws: [
      { when: `not regexp_full_match(${t}, '[+-]?[0-9]+')`, reason: 'BAD_INTEGER' },
      {
        when: `${t} is not null and (${value} is null or ${value} not between ${least} and ${most})`,
        reason: 'OUT_OF_RANGE',
      },
    ],
  }
}

function day(raw: Raw, from: ColumnFrom): Checked {
  const t = text(raw)
  let value: string
  let bad: string
  if (raw.type === 'DATE') {
    value = raw.sql
    bad = 'false'
  } else if (TIMESTAMPS.includes(raw.type)) {
    value = `cast(${raw.sql} as date)`
    bad = `cast(${value} as timestamp) <> cast(${raw.sql} as timestamp)`
  } else if (from.format !== undefined) {
    value = `cast(try_strptime(${t}, ${quoteLiteral(from.format)}) as date)`
    bad = `${t} is not null and ${value} is null`
  } else {
    value = `try_cast(${t} as date)`
    bad = `${t} is not null and cast(${value} as varchar) is distinct from ${t}`
  }
  return {
    value,
    flaws: [
      { when: bad, reason: 'BAD_DATE' },
      {
        when: `${value} not between date '${EARLIEST}' and date '${LATEST}'`,
        reason: 'OUT_OF_RANGE',
      },
    ],
  }
}

function instant(raw: Raw, from: ColumnFrom, { zone }: CheckContext): Checked {
  const t = text(raw)
  const toUtc = (local: string) => `cast(timezone(${quoteLiteral(zone)}, ${local}) as timestamp)`
  const dayOf = (utc: string) =>
    `cast(timezone(${quoteLiteral(zone)}, timezone('UTC', ${utc})) as date)`
  const range = (value: string): Flaw => ({
    when: `${value} not between timestamp '${EARLIEST}' and timestamp '${LATEST} 23:59:59.999999'`,
    reason: 'OUT_OF_RANGE',
  })
  if (raw.type === ZONED) {
    const value = `cast(${raw.sql} as timestamp)`
    return { value, day: dayOf(value), flaws: [range(value)] }
  }
  if (raw.type === 'DATE' || TIMESTAMPS.includes(raw.type)) {
    const local = `cast(${raw.sql} as timestamp)`
    return { value: toUtc(local), day: `cast(${raw.sql} as date)`, flaws: [range(local)] }
  }
  if (from.format !== undefined) {
    const local = `try_strptime(${t}, ${quoteLiteral(from.format)})`
    return {
      value: toUtc(local),
      day: `cast(${local} as date)`,
      flaws: [
        { when: `${t} is not null and ${local} is null`, reason: 'BAD_INSTANT' },
        range(local),
      ],
    }
  }
  // The common form has no offset; every other form is looked at closely.
  const plain = `${t} like '____-__-__ __:__:__'`
  const written = `regexp_full_match(${t}, '[0-9]{4}-[0-9]{2}-[0-9]{2}([ T][0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)?)?')`
  const offset = `not (${plain}) and regexp_matches(${t}, '(Z|[+-][0-9]{2}(:?[0-9]{2})?)$') and strlen(${t}) > 10`
  const local = `try_cast(${t} as timestamp)`
  const zoned = `cast(try_cast(${t} as timestamptz) as timestamp)`
  return {
    value: `case when ${offset} then ${zoned} else ${toUtc(local)} end`,
    day: `case when ${offset} then ${dayOf(zoned)} else cast(${local} as date) end`,
    flaws: [
      {
        when: `${t} is not null and (${local} is null or not (${plain}) and not ${written})`,
        reason: 'BAD_INSTANT',
      },
      range(local),
    ],
  }
}

function number(raw: Raw): Checked {
  const t = text(raw)
  const value = `try_cast(${raw.type === 'VARCHAR' ? t : raw.sql} as double)`
  return {
    value,
    flaws: [
      {
        when: `${t} is not null and not coalesce(isfinite(${value}), false)`,
        reason: 'BAD_NUMBER',
      },
    ],
  }
}

function word(column: Column, raw: Raw): Checked {
  const t = text(raw)
  const entries =
    column.type === 'direction'
      ? [
          { name: 'in', code: 1 },
          { name: 'out', code: -1 },
        ]
      : VOCABULARIES[column.domain!]
  const value = codeCase(t, entries as readonly Code[])
  const otherwise = (entries as readonly Code[]).find((entry) => entry.name === column.otherwise)
  return {
    value: otherwise ? `coalesce(${value}, cast(${otherwise.code} as smallint))` : value,
    flaws: [{ when: `${t} is not null and ${value} is null`, reason: 'UNKNOWN_WORD' }],
  }
}

function checked(column: Column, raw: Raw, from: ColumnFrom, context: CheckContext): Checked {
  switch (column.type) {
    case 'id':
    case 'text':
      return textual(column, raw)
    case 'money':
    case 'amount':
      return money(column, raw, from)
    case 'integer':
      return integer(column, raw)
    case 'number':
      return number(raw)
    case 'day':
      return day(raw, from)
    case 'instant':
      return instant(raw, from, context)
    case 'currency':
      return {
        value: text(raw),
        flaws: [
          { when: `${text(raw)} <> ${quoteLiteral(context.currency)}`, reason: 'WRONG_CURRENCY' },
        ],
      }
    case 'word':
    case 'direction':
      return word(column, raw)
  }
}

/** SQL that types a value of the file and says what is wrong with it. */
export function checkSql(
  column: Column,
  raw: Raw,
  from: ColumnFrom,
  context: CheckContext,
): Checked {
  const result = checked(column, raw, from, context)
  if (!column.required) return result
  const reason = column.type === 'id' ? 'MISSING_ID' : 'MISSING_VALUE'
  return { ...result, flaws: [{ when: `${text(raw)} is null`, reason }, ...result.flaws] }
}
