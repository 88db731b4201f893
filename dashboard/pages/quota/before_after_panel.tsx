import { useMemo } from 'preact/hooks'
import { toNumber } from '../../api/decimal.ts'
import { money } from '../../api/lender.ts'
import { beforeAfter } from '../../charts/before_after/before_after.ts'
import { Panel } from '../../components/panel.tsx'
import { Figure } from '../../marks/figure.tsx'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { SummaryAnswer } from './use_summary.ts'
import { w } from './words.ts'

/** How many have which quota, before the run and after it, and the difference beneath. */
export function BeforeAfterPanel({ answer }: { answer: SummaryAnswer }) {
  const summary = answer.data?.decisionSummary
  const language = locale.value
  const unit = money.value
  const title = say(w.beforeAfter)
  const draw = useMemo(() => {
    const rows = (summary?.histogram ?? []).map((bin) => ({
      from: toNumber(bin.from),
      to: toNumber(bin.to),
      before: bin.before,
      after: bin.after,
    }))
    return (width: number) =>
      beforeAfter(rows, {
        width,
        label: title,
        locale: language,
        measure: unit,
        medianBefore: toNumber(summary?.medianBefore),
        medianAfter: toNumber(summary?.medianAfter),
        countName: say(w.count),
      })
  }, [summary, title, language, unit])
  return (
    <Panel
      title={title}
      note={say(w.logScale)}
      queries={[answer]}
      room={372}
      table={{
        name: 'quota',
        columns: [
          { name: '≥', number: true },
          { name: '<', number: true },
          {
            name: `${say(w.count)}, ${say(w.old, { currency: '' }).replace(/[, （）]+$/, '')}`,
            number: true,
          },
          { name: `${say(w.count)}, ${say(w.new)}`, number: true },
        ],
        rows: (summary?.histogram ?? []).map((bin) => [bin.from, bin.to, bin.before, bin.after]),
      }}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}
