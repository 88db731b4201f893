import { useMemo } from 'preact/hooks'
import { toNumber } from '../../api/decimal.ts'
import { currency, money } from '../../api/lender.ts'
import { timeSeries } from '../../charts/time_series/time_series.ts'
import { Panel } from '../../components/panel.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { monthYear } from '../../format/date.ts'
import { currencySign } from '../../format/money.ts'
import { seriesColour } from '../../marks/colour.ts'
import { Figure } from '../../marks/figure.tsx'
import { withoutFilter, withRange, withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { addDays, addMonths } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { statusName } from './band_names.ts'
import type { Scope } from './scope.ts'
import type { StatementAnswer } from './use_statements.ts'
import { w } from './words.ts'

type Mode = 'lines' | 'stack' | 'share'

const chooseMonth = {
  include: (day: string) =>
    go(withRange(address.value, 'closed', { from: day, to: addDays(addMonths(day, 1), -1) })),
  clear: () => go(withoutFilter(address.value, 'closed')),
}

/** Late from three months on is one group: there are few, and what matters is that they are. */
const groupOf = (status: string | null): string =>
  status === null ? '0' : Number(status) >= 3 ? '3' : status

/** The picked measure per month by repayment status; Enter chooses a month. */
export function Months({ scope, answer }: { scope: Scope; answer: StatementAnswer }) {
  const language = locale.value
  const { picked } = scope
  // Shares of groups do not add up, so they are never stacked.
  const additive = scope.measure.kind !== 'share'
  const mode = modeOf(scope.address.settings.by, additive)
  const title = say(w.byMonth, { measure: say(picked.words) })
  const rows = answer.data?.statementSummary.rows
  const draw = useMemo(() => {
    const { measure } = scope
    const sums = new Map<string, { series: string; day: string; value: number | null }>()
    for (const { keys, measures } of rows ?? []) {
      const [day = '', status = null] = keys
      const series = groupOf(status)
      const at = `${day} ${series}`
      const value = picked.value(measures)
      const known = sums.get(at)
      if (!known) sums.set(at, { series, day: day ?? '', value })
      else if (additive && value !== null) known.value = (known.value ?? 0) + value
    }
    const keys = [...new Set([...sums.values()].map(({ series }) => series))].sort(
      (a, b) => Number(a) - Number(b),
    )
    // A group without statements in a month owes nothing there: a gap would break the layers.
    if (additive)
      for (const day of new Set([...sums.values()].map((each) => each.day)))
        for (const series of keys)
          if (!sums.has(`${day} ${series}`)) sums.set(`${day} ${series}`, { series, day, value: 0 })
    const series = keys.map((key, i) => ({
      key,
      name: key === '3' ? `${say(w.lateMany, { n: '3+' })}` : statusName(key),
      colour: seriesColour(i),
    }))
    return (width: number) =>
      timeSeries([...sums.values()], {
        width,
        label: title,
        locale: language,
        measure,
        series,
        mode,
        grain: 'month',
        on: chooseMonth,
      })
  }, [rows, scope, picked, additive, mode, title, language])
  return (
    <Panel
      title={title}
      note={say(w.chooseMonth)}
      queries={[answer]}
      room={296}
      tools={
        additive && (
          <span class="not-phone">
            <Segmented<Mode>
              label={say(w.mode)}
              value={mode}
              choices={[
                { value: 'lines', name: say(w.lines) },
                { value: 'stack', name: say(w.stack) },
                { value: 'share', name: say(w.shareMode) },
              ]}
              onChoose={(by) => go(withSetting(address.value, 'by', by))}
            />
          </span>
        )
      }
      table={{
        name: 'months',
        columns: [
          { name: say(w.month) },
          { name: say(w.status) },
          { name: say(picked.words), number: true },
        ],
        rows: (rows ?? []).map(({ keys, measures }) => [
          monthYear(keys[0] ?? scope.period.from, language),
          statusName(keys[1] ?? '0'),
          picked.exact(measures),
        ]),
      }}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}

const modeOf = (setting: string | undefined, additive: boolean): Mode =>
  !additive ? 'lines' : setting === 'lines' || setting === 'share' ? setting : 'stack'

/** What was billed and what was paid, month by month. */
export function BilledPaid({ scope, answer }: { scope: Scope; answer: StatementAnswer }) {
  const language = locale.value
  const unit = money.value
  const title = say(w.billedPaid)
  const rows = answer.data?.statementSummary.rows
  const draw = useMemo(() => {
    const values = (rows ?? []).flatMap(({ keys, measures }) => {
      const day = keys[0] ?? scope.period.from
      return [
        { series: 'billed', day, value: toNumber(measures.billed) },
        { series: 'paid', day, value: toNumber(measures.paid) },
      ]
    })
    return (width: number) =>
      timeSeries(values, {
        width,
        label: title,
        locale: language,
        measure: unit,
        grain: 'month',
        ...(width < 400 ? {} : { height: 296 }),
        series: [
          { key: 'billed', name: say(w.billed), colour: 'c1' },
          { key: 'paid', name: say(w.paid), colour: 'c3' },
        ],
        on: chooseMonth,
      })
  }, [rows, scope.period.from, title, language, unit])
  return (
    <Panel
      title={title}
      note={say(w.lineNote, { currency: currencySign(currency.value) })}
      queries={[answer]}
      room={296}
      table={{
        name: 'billed_paid',
        columns: [
          { name: say(w.month) },
          { name: say(w.billed), number: true },
          { name: say(w.paid), number: true },
        ],
        rows: (rows ?? []).map(({ keys, measures }) => [
          monthYear(keys[0] ?? scope.period.from, language),
          measures.billed,
          measures.paid,
        ]),
      }}
    >
      {() => <Figure draw={draw} />}
    </Panel>
  )
}
