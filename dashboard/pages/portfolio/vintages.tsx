import { useMemo } from 'preact/hooks'
import type { FanCohort } from '../../charts/vintage_fan/options.ts'
import { vintageFan } from '../../charts/vintage_fan/vintage_fan.ts'
import { Pictured } from '../../components/pictured.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { monthYear } from '../../format/date.ts'
import { withFilter } from '../../state/edit.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, VintageQuery } from './query.ts'
import { set } from './scope.ts'
import { w } from './words.ts'

type Props = {
  answer: Answer<typeof VintageQuery>
  days: 30 | 60 | 90
  monthly: boolean
  byAmount: boolean
}

const cohortName = (first: string, monthly: boolean): string =>
  monthly
    ? monthYear(first, locale.value)
    : say(w.quarter, {
        n: Math.ceil(Number(first.slice(5, 7)) / 3),
        year: first.slice(0, 4),
      })

/** The part of each cohort that was ever so late, by months on book. */
export function Vintages({ answer, days, monthly, byAmount }: Props) {
  const language = locale.value
  const rows = answer.data?.portfolio.vintage.rows
  const title = say(w.vintage, { days })
  const measure = byAmount ? 'lateAmountShare' : 'lateShare'
  const matured = (rows ?? []).filter(({ measures }) => measures?.[measure] != null)
  const draw = useMemo(() => {
    const cohorts = new Map<string, FanCohort & { points: FanCohort['points'][number][] }>()
    for (const { cohort, monthsOnBook, measures } of rows ?? []) {
      const known = cohorts.get(cohort) ?? {
        key: cohort,
        name: cohortName(cohort, monthly),
        points: [],
      }
      known.points.push({ month: monthsOnBook, value: measures?.[measure] ?? null })
      cohorts.set(cohort, known)
    }
    return (width: number) =>
      vintageFan([...cohorts.values()], {
        width,
        label: title,
        locale: language,
        measure: { kind: 'share' },
        monthName: say(w.monthsOnBook),
        height: 320,
      })
  }, [rows, measure, monthly, title, language])
  return (
    <Pictured
      title={title}
      note={say(byAmount ? w.vintageAmount : w.vintageAccounts)}
      answer={answer}
      room={320}
      empty={w.noVintage}
      tools={<Tools days={days} monthly={monthly} byAmount={byAmount} />}
      table={{
        name: 'vintage',
        columns: [
          { name: say(w.cohort) },
          { name: say(w.monthsOnBook), number: true },
          { name: say(w.accounts), number: true },
          { name: say(w.ever), number: true },
          { name: say(w.share), number: true },
        ],
        rows: matured.map(({ cohort, monthsOnBook, measures }) => [
          cohortName(cohort, monthly),
          monthsOnBook,
          measures?.accounts ?? null,
          measures?.lateAccounts ?? null,
          measures?.[measure] ?? null,
        ]),
      }}
      draw={draw}
    />
  )
}

function Tools({ days, monthly, byAmount }: Pick<Props, 'days' | 'monthly' | 'byAmount'>) {
  const late = (chosen: string) =>
    go(
      withFilter(
        address.value,
        'dpd',
        chosen === '90' ? emptyFilter : { ...emptyFilter, in: [chosen] },
      ),
    )
  return (
    <span class="not-phone actions">
      <Segmented
        label={say(w.lateDays)}
        value={String(days)}
        choices={['30', '60', '90'].map((value) => ({ value, name: `${value}+` }))}
        onChoose={late}
      />
      <Segmented
        label={say(w.cohort)}
        value={monthly ? 'month' : 'quarter'}
        choices={[
          { value: 'month', name: say(w.byMonth) },
          { value: 'quarter', name: say(w.byQuarter) },
        ]}
        onChoose={(grain) => set('grain', grain)}
      />
      <Segmented
        label={say(w.weight)}
        value={byAmount ? 'amount' : 'accounts'}
        choices={[
          { value: 'accounts', name: say(w.accounts) },
          { value: 'amount', name: say(w.amounts) },
        ]}
        onChoose={(m) => set('m', m)}
      />
    </span>
  )
}
