import { useEffect, useMemo } from 'preact/hooks'
import { lender, money } from '../../api/lender.ts'
import { useQuery } from '../../api/use_query.ts'
import { Chip, Chips } from '../../components/chips.tsx'
import { EmptyBy } from '../../components/empty_by.tsx'
import { Notices } from '../../components/notices.tsx'
import { dateRange } from '../../format/date.ts'
import { exact } from '../../format/number.ts'
import { filterOf, withoutFilter } from '../../state/edit.ts'
import { address, go, setDefaults } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { Answers, Breakdowns } from './breakdowns.tsx'
import { transactionFilter } from './filter.ts'
import { Hours } from './hours.tsx'
import { FIELDS, KEYS, PERIOD } from './keys.ts'
import { SpendingKpis, sparkGrain } from './kpis.tsx'
import { useOptions } from './options.ts'
import { Payments } from './payments.tsx'
import { CountQuery } from './query.ts'
import { type Coverage, type Scope, scopeOf } from './scope.ts'
import { Sentence } from './sentence.tsx'
import { Series } from './series.tsx'
import { Sizes } from './sizes.tsx'
import { SpendingTop } from './spending_top.tsx'
import { type StatedField, useStated } from './stated.ts'
import { useSpending, useWhole } from './use_spending.ts'
import { w } from './words.ts'

/** What was spent, by whom it was not, and where: for a lender that has payments. */
export function SpendingPage({ coverage }: { coverage: Coverage }) {
  setDefaults(KEYS.defaults)
  const here = address.value
  const unit = money.value
  const scope = useMemo(() => scopeOf(here, coverage, unit), [here, coverage, unit])
  const { stated } = useStated(coverage)
  const overTime = useWhole(scope, grainDimension[sparkGrain(scope.period)])
  const byChannel = useSpending(scope, ['CHANNEL'])
  const series = useSpending(scope, [grainDimension[scope.grain], 'CHANNEL'], { limit: 10_000 })
  const weekly = useSpending(scope, ['WEEK'], {
    except: ['paid'],
    period: scope.strip,
    alone: true,
  })
  const spending = overTime.data?.spending
  useEffect(() => {
    document.title = `${say(w.spending)} · Tallystick`
  })
  const without = useMemo(
    () => new Set(stated.size > 0 && !stated.has('funding') ? ['quota'] : []),
    [stated],
  )
  const empty =
    spending !== undefined && spending.total.count === 0 && spending.total.declinedCount === 0
  return (
    <>
      <SpendingTop scope={scope} />
      <Chips
        fields={FIELDS.filter(({ key }) => key === 'response' || !unstated(stated).has(key))}
        useOptions={(field) => useOptions(scope, field)}
        count={<Count scope={scope} />}
      >
        <PeriodChip scope={scope} />
      </Chips>
      <Notices known={KEYS} />
      <Sentence scope={scope} spending={spending} byChannel={byChannel.data?.spending} />
      <SpendingKpis scope={scope} spending={spending} without={without} />
      {empty ? (
        <div class="panels">
          <section class="panel">
            <EmptyBy fields={[PERIOD, ...FIELDS]} />
          </section>
        </div>
      ) : (
        <>
          <div class="panels">
            <section class="panel span-12">
              <Series scope={scope} answer={series} byChannel={byChannel} weekly={weekly} />
            </section>
          </div>
          <Breakdowns scope={scope} stated={stated} />
          <Shapes scope={scope} stated={stated} />
        </>
      )}
      <div class="panels">
        <section class="panel span-12">
          <Payments scope={scope} stated={stated} />
        </section>
      </div>
    </>
  )
}

const grainDimension = { day: 'DAY', week: 'WEEK', month: 'MONTH' } as const

const optional = ['channel', 'funding', 'category', 'place', 'merchant', 'hour'] as const
const unstated = (stated: ReadonlySet<string>): ReadonlySet<string> =>
  new Set(stated.size === 0 ? [] : optional.filter((field) => !stated.has(field)))

function PeriodChip({ scope }: { scope: Scope }) {
  const set = filterOf(scope.address, 'paid').range !== null
  const { from, to } = scope.period
  return (
    <Chip
      field={say(w.paid)}
      parts={[{ negative: false, value: dateRange(from, to, locale.value) }]}
      {...(set ? { remove: () => go(withoutFilter(address.value, 'paid')) } : {})}
    />
  )
}

function Count({ scope }: { scope: Scope }) {
  const { data } = useQuery(CountQuery, {
    filter: transactionFilter(scope.address, scope.period),
  })
  const all = lender.value?.transactions
  if (!data || all === undefined) return null
  const text = (n: number) => exact(n, 0, locale.value)
  return <>{say(w.ofPayments, { n: text(data.transactions.totalCount), all: text(all) })}</>
}

function Shapes({ scope, stated }: { scope: Scope; stated: ReadonlySet<StatedField> }) {
  const hours = stated.has('hour')
  const answers = stated.has('response')
  const byHour = useSpending(scope, ['WEEKDAY', 'HOUR'], {
    except: ['hour', 'weekday'],
    // Booked by the lender's clock, not paid at any hour.
    withoutKinds: ['interest', 'fee', 'penalty'],
    alone: true,
    when: hours || stated.size === 0,
  })
  if (stated.size === 0) return <div class="panels" style={{ height: '220px' }} />
  if (!hours && !answers) return null
  return (
    <div class="panels">
      {hours && (
        <section class={`panel ${answers ? 'span-6' : 'span-8'}`}>
          <Hours scope={scope} answer={byHour} />
        </section>
      )}
      <section class={`panel ${hours ? (answers ? 'span-3' : 'span-4') : 'span-6'}`}>
        <Sizes scope={scope} />
      </section>
      {answers && (
        <section class={`panel ${hours ? 'span-3' : 'span-6'}`}>
          <Answers scope={scope} />
        </section>
      )}
    </div>
  )
}
