import { useEffect, useMemo } from 'preact/hooks'
import { lender, money } from '../../api/lender.ts'
import { Chip, Chips } from '../../components/chips.tsx'
import { ChoiceMenu } from '../../components/choice_menu.tsx'
import { EmptyBy } from '../../components/empty_by.tsx'
import type { Options } from '../../components/filter_menu.tsx'
import { Notices } from '../../components/notices.tsx'
import { ShareButton } from '../../components/share_button.tsx'
import { Top } from '../../components/top.tsx'
import { dateRange } from '../../format/date.ts'
import { formatShort } from '../../format/measure.ts'
import { exact } from '../../format/number.ts'
import { filterOf, withoutFilter, withSetting } from '../../state/edit.ts'
import { address, go, setDefaults } from '../../state/location.ts'
import { type Period, spanOf } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { groupName } from './band_names.ts'
import { DIMENSIONS, FIELDS, KEYS, PERIOD } from './keys.ts'
import { MonthTable } from './month_table.tsx'
import { BilledPaid, Months } from './months.tsx'
import { type Scope, scopeOf } from './scope.ts'
import { StatementBreakdown } from './statement_breakdown.tsx'
import { StatementKpis } from './statement_kpis.tsx'
import { StatementSentence } from './statement_sentence.tsx'
import { useStatements, useStatementTotal } from './use_statements.ts'
import { w } from './words.ts'

/** Spending as statements tell it: for a lender whose files have no payments. */
export function StatementsPage({ coverage }: { coverage: Scope['coverage'] }) {
  setDefaults(KEYS.defaults)
  const here = address.value
  const unit = money.value
  const scope = useMemo(() => scopeOf(here, coverage, unit), [here, coverage, unit])
  const byMonth = useStatements(scope, ['MONTH'], { period: scope.all })
  const single = spanOf(scope.period) === 'month'
  const now = useStatementTotal(scope, single ? null : scope.period)
  const before = useStatementTotal(scope, single ? null : scope.compared)
  const byStatus = useStatements(scope, ['MONTH', 'STATUS'], { period: scope.all })
  const months = byMonth.data?.statementSummary.rows
  const monthOf = (period: Period | null) =>
    months?.find(({ keys }) => keys[0] === period?.from)?.measures
  const sums = single ? monthOf(scope.period) : now.data?.statementSummary.total
  const earlier = single ? monthOf(scope.compared) : before.data?.statementSummary.total
  const empty = single ? months !== undefined && !sums : sums?.statements === 0
  useEffect(() => {
    document.title = `${say(w.title)} · Tallystick`
  })
  const count = (n: number) => exact(n, 0, locale.value)
  const closedSet = filterOf(here, 'closed').range !== null
  return (
    <>
      <StatementsTop scope={scope} />
      <Chips
        fields={FIELDS}
        useOptions={(field) => useOptions(scope, field)}
        count={
          sums &&
          say(w.ofStatements, {
            n: count(sums.statements),
            all: count(lender.value?.statements ?? 0),
          })
        }
      >
        <Chip
          field={say(w.closed)}
          parts={[
            { negative: false, value: dateRange(scope.period.from, scope.period.to, locale.value) },
          ]}
          {...(closedSet ? { remove: () => go(withoutFilter(address.value, 'closed')) } : {})}
        />
      </Chips>
      <Notices known={KEYS} />
      <StatementSentence scope={scope} now={sums} before={earlier} />
      <StatementKpis scope={scope} now={sums} before={earlier} byMonth={months} />
      {empty ? (
        <div class="panels">
          <section class="panel">
            <EmptyBy fields={[PERIOD, ...FIELDS]} />
          </section>
        </div>
      ) : (
        <>
          <div class="panels">
            <section class="panel span-7">
              <Months scope={scope} answer={byStatus} />
            </section>
            <section class="panel span-5">
              <BilledPaid scope={scope} answer={byMonth} />
            </section>
          </div>
          <div class="panels">
            {['limit', 'age', 'education', 'status'].map((field) => (
              <section key={field} class="panel span-3">
                <StatementBreakdown field={field} scope={scope} />
              </section>
            ))}
          </div>
          <div class="panels">
            {['used', 'sex', 'marital'].map((field) => (
              <section key={field} class="panel span-4">
                <StatementBreakdown field={field} scope={scope} />
              </section>
            ))}
          </div>
          <div class="panels">
            <section class="panel span-12">
              <MonthTable scope={scope} answer={byMonth} />
            </section>
          </div>
        </>
      )}
    </>
  )
}

function StatementsTop({ scope }: { scope: Scope }) {
  const comparisons = [
    { value: 'prev', name: say(w.previous) },
    { value: 'none', name: say(w.nothing) },
  ]
  const value = scope.address.settings.vs === 'none' ? 'none' : 'prev'
  return (
    <Top
      title={
        <>
          {say(w.title)} <span class="muted not-phone">{say(w.fromStatements)}</span>
        </>
      }
    >
      <ChoiceMenu
        end
        label={say(w.compare)}
        button={
          <>
            {say(w.compare)} <b>{comparisons.find((each) => each.value === value)?.name}</b>
          </>
        }
        choices={comparisons}
        value={value}
        onChoose={(vs) => go(withSetting(address.value, 'vs', vs))}
      />
      <ShareButton />
    </Top>
  )
}

function useOptions(scope: Scope, field: string): Options {
  const dimension = DIMENSIONS[field]
  const answer = useStatements(scope, [dimension ?? 'STATUS'], {
    except: [field],
    when: dimension !== undefined,
  })
  if (!dimension) return []
  return answer.data?.statementSummary.rows.flatMap(({ keys, measures }) => {
    const value = keys[0] ?? null
    if (value === null) return []
    const note = formatShort(scope.picked.value(measures), scope.measure, locale.value)
    return [{ value, name: groupName(field, value), note }]
  })
}
