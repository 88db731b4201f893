import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { Kpi } from '../../components/kpi.tsx'
import { fullDate } from '../../format/date.ts'
import { wholeMoney } from '../../format/money.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { w } from './override_words.ts'
import type { StandingQuota } from './query.ts'

/** What stands by an approved override, beside what was decided. */
export function OverriddenTile({
  standing: { quota, override },
  decided,
}: {
  standing: StandingQuota
  decided: string | null
}) {
  const amount = (value: string | null) =>
    value === null ? say(w.declined) : wholeMoney(toNumber(value), currency.value, locale.value)
  return (
    <Kpi
      label={say(w.tile)}
      value={amount(quota)}
      note={say(w.tileNote, { amount: amount(decided) })}
      title={
        override === null ? '' : say(w.untilDay, { day: fullDate(override.until, locale.value) })
      }
    />
  )
}
