import type { Needed } from '../models/recourse/places.ts'
import { type Locale, shown } from './told.ts'

/** Units whose values are whole numbers: "under 3" is "at most 2". */
const WHOLE = new Set(['days', 'months', 'years', 'count', 'status', 'code'])

/** What a value would have to be: 'at least 4,000', 'under 30%', '2 to 5', 'own, rent'. */
export function neededText(needed: Needed, unit: string | null, locale: Locale): string {
  if (needed.kind === 'values') return needed.values.join(locale === 'zh' ? '、' : ', ')
  const whole = unit !== null && WHOLE.has(unit)
  const say = (value: number) => shown(value, unit, locale)
  const lower = needed.lower === null || !whole ? needed.lower : Math.ceil(needed.lower)
  const upper = needed.upper === null || !whole ? needed.upper : Math.ceil(needed.upper) - 1
  const zh = locale === 'zh'
  if (lower === null && upper === null) return zh ? '任意值' : 'any value'
  if (lower === null) {
    if (whole) return zh ? `不超过 ${say(upper!)}` : `at most ${say(upper!)}`
    return zh ? `低于 ${say(upper!)}` : `under ${say(upper!)}`
  }
  if (upper === null) return zh ? `不低于 ${say(lower)}` : `at least ${say(lower)}`
  if (whole)
    return lower === upper
      ? say(lower)
      : zh
        ? `${lower} 至 ${say(upper)}`
        : `${lower} to ${say(upper)}`
  return zh ? `${say(lower)} 至低于 ${say(upper)}` : `${say(lower)} to under ${say(upper)}`
}
