import { monthName, monthYear } from '../../format/date.ts'
import { spanOf } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

/** What is compared with, for short: "Aug", or "months before"; null where nothing is. */
export function beforeName({ compared, period }: Scope): string | null {
  if (!compared) return null
  if (spanOf(compared) !== 'month') return say(w.previous)
  const sameYear = compared.from.slice(0, 4) === period.from.slice(0, 4)
  return (sameYear ? monthName : monthYear)(compared.from, locale.value)
}

export function versus(scope: Scope): string | undefined {
  const name = beforeName(scope)
  return name === null ? undefined : locale.value === 'zh' ? `比${name}` : `vs ${name}`
}
