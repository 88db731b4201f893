import { RiskError } from '../db/errors.ts'

/** A part of the rows: those whose fact compares so; `=` may list several values. */
export interface Among {
  text: string
  fact: string
  comparator: '<=' | '>=' | '<' | '>' | '='
  values: string[]
}

/** `statement_status_0<=0` or `source_status=A,B`. Throws BAD_REQUEST naming the text, and what it was given as. */
export function parseAmong(text: string, as = 'also-among'): Among {
  const [, fact, comparator, values] = /^\s*([\w]+)\s*(<=|>=|<|>|=)\s*(.+?)\s*$/.exec(text) ?? []
  const list = values?.split(',').map((value) => value.trim()) ?? []
  const ordered = comparator !== '='
  const wrong = ordered && (list.length !== 1 || !Number.isFinite(Number(list[0])))
  if (!fact || !comparator || list.length === 0 || wrong)
    throw new RiskError('BAD_REQUEST', `${as}: FACT<=NUMBER or FACT=A,B is expected: ${text}`)
  return { text, fact, comparator: comparator as Among['comparator'], values: list }
}

/** Whether a value of the fact belongs; an unknown one never does. */
export function belongs(among: Among, value: number | string | null): boolean {
  if (value === null || Number.isNaN(value)) return false
  const { comparator, values } = among
  if (comparator === '=')
    return values.some((v) => (typeof value === 'number' ? Number(v) === value : v === value))
  const [number, bound] = [Number(value), Number(values[0])]
  switch (comparator) {
    case '<=':
      return number <= bound
    case '>=':
      return number >= bound
    case '<':
      return number < bound
    default:
      return number > bound
  }
}
