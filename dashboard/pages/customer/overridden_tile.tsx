import { Kpi } from '../../components/kpi.tsx'
import { fullDate } from '../../format/date.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { w } from './override_words.ts'
import type { StandingQuota } from './query.ts'
import { quotaOrDeclined } from './quota_or_declined.ts'

/** What stands by an approved override, beside what was decided. */
export function OverriddenTile({
  standing: { quota, override },
  decided,
}: {
  standing: StandingQuota
  decided: string | null
}) {
  return (
    <Kpi
      label={say(w.tile)}
      value={quotaOrDeclined(quota)}
      note={say(w.tileNote, { amount: quotaOrDeclined(decided) })}
      title={
        override === null ? '' : say(w.untilDay, { day: fullDate(override.until, locale.value) })
      }
    />
  )
}
