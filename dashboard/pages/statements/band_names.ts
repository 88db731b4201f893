import { labelOf } from '../../api/codes.ts'
import { short } from '../../format/number.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import { w } from './words.ts'

const money = (value: number): string => short(value, locale.value).replace(/\.0+(?=\D|$)/, '')

function limitName(key: string): string {
  const lower = Number(key)
  if (lower === 0) return say(w.noLimit)
  const upper = key.startsWith('2') ? lower * 2.5 : lower * 2
  return `${money(lower)}–${money(upper)}`
}

function ageName(key: string): string {
  if (key === '0') return say(w.under, { n: 25 })
  return key === '65' ? say(w.andOver, { n: 65 }) : `${key}–${Number(key) + 9}`
}

function utilisationName(key: string): string {
  if (key === '-1') return say(w.nothingOwed)
  return key === '100' ? say(w.overLimit) : `${key}–${Number(key) + 20}%`
}

/** Months late where positive; else what the source says of the repayment. */
export function statusName(key: string): string {
  const months = Number(key)
  if (months > 0) return months === 1 ? say(w.lateOne) : say(w.lateMany, { n: months })
  return say({ '0': w.revolving, '-1': w.duly, '-2': w.noUse }[key] ?? w.noUse)
}

const title = (text: string): string =>
  text.charAt(0).toUpperCase() + text.slice(1).replaceAll('_', ' ')

const names: Record<string, (key: string) => string> = {
  limit: limitName,
  age: ageName,
  used: utilisationName,
  status: statusName,
  sex: (key) => labelOf('sex', key),
}

/** A group of a field in the reader's words. */
export const groupName = (field: string, key: string | null): string =>
  key === null ? say(words.notStatedName) : (names[field] ?? title)(key)
