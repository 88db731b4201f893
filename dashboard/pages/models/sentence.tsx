import { fullDate } from '../../format/date.ts'
import { percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Alert, ListedModel } from './query.ts'
import { verdictText } from './verdict.tsx'
import { w } from './words.ts'

const MOST = 3

function alertText({ kind, feature, label, labelZh, verdict, measured, expected, model }: Alert) {
  const language = locale.value
  if (kind === 'drift') {
    const what = feature === null ? model.name : language === 'zh' ? labelZh : label
    return say(w.alertDrift, { what, verdict: verdictText(verdict) })
  }
  if (kind === 'level')
    return say(w.alertLevel, {
      model: model.name,
      measured: percent(measured, 2, language),
      expected: percent(expected, 2, language),
    })
  return say(w.alertDiscrimination, {
    model: model.name,
    measured: measured.toFixed(3),
    expected: expected?.toFixed(3) ?? '',
  })
}

/** Which model scores, and what of the models asks for attention. */
export function Sentence({
  models,
  alerts,
}: {
  models: ListedModel[]
  alerts: Alert[] | undefined
}) {
  const champion = models.find(({ state }) => state === 'CHAMPION')
  const newest = models.find(({ state, ofLedger }) => ofLedger && state !== 'RETIRED')
  const who = champion
    ? say(w.champion, {
        name: champion.name,
        day: fullDate(champion.stateSince.slice(0, 10), locale.value),
      })
    : newest && say(w.noChampion, { name: newest.name })
  const told = alerts?.length ? alerts.slice(0, MOST).map(alertText).join(' ') : say(w.quiet)
  return (
    <p class="sentence">
      {who} {alerts && told}
    </p>
  )
}
