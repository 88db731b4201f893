import { useMemo } from 'preact/hooks'
import { labelOf, namesOf } from '../../api/codes.ts'
import { seriesColour } from '../../marks/colour.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { MonthLines } from './month_lines.tsx'
import type { Answer, PartnerGrowthQuery } from './query.ts'
import { w } from './words.ts'

const count = { kind: 'count' } as const

/** Partners of each role at the end of each month. */
export function PartnerGrowth({ answer }: { answer: Answer<typeof PartnerGrowthQuery> }) {
  const language = locale.value
  const rows = useMemo(
    () => (answer.data?.portfolio.partnerGrowth.rows ?? []).filter(({ measures }) => measures),
    [answer.data],
  )
  const series = useMemo(
    () =>
      language
        ? namesOf('partner_role')
            .filter((key) => rows.some(({ role }) => role === key))
            .map((key, i) => ({ key, name: labelOf('partner_role', key), colour: seriesColour(i) }))
        : [],
    [rows, language],
  )
  const drawn = useMemo(
    () =>
      rows.map(({ month, role, measures }) => ({
        series: role,
        day: month,
        value: measures?.partners ?? null,
      })),
    [rows],
  )
  return (
    <MonthLines
      title={say(w.partners)}
      note={say(w.partnersNote)}
      answer={answer}
      rows={drawn}
      series={series}
      measure={count}
      mode="stack"
      empty={w.noPartner}
      table={{
        name: 'partners',
        columns: [
          { name: say(w.month) },
          { name: say(w.role) },
          { name: say(w.partners), number: true },
        ],
        rows: rows.map(({ month, role, measures }) => [
          month,
          labelOf('partner_role', role),
          measures?.partners ?? null,
        ]),
      }}
    />
  )
}
