import { monthName, monthYear, utc } from '../../format/date.ts'
import { spanOf } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

/** How the period compared is called for short: Q3, Sep, 2016, before; null where there is none. */
export function versusName({ compared, comparison, period }: Scope): string | null {
  if (!compared) return null
  const sameYear = compared.from.slice(0, 4) === period.from.slice(0, 4)
  const span = spanOf(compared)
  const year = compared.from.slice(0, 4)
  if (span === 'year') return year
  if (span === 'month')
    return sameYear
      ? monthName(compared.from, locale.value)
      : monthYear(compared.from, locale.value)
  if (span === 'quarter') {
    const quarter = `Q${Math.floor(utc(compared.from).getUTCMonth() / 3) + 1}`
    return sameYear ? quarter : `${quarter} ${year}`
  }
  return say(comparison === 'yoy' ? w.yearAgo : w.before)
}

/** "vs Q3"; undefined where nothing is compared. */
export function versus(scope: Scope): string | undefined {
  const name = versusName(scope)
  return name === null ? undefined : locale.value === 'zh' ? `比${name}` : `vs ${name}`
}
