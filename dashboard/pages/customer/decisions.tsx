import { labelOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Panel } from '../../components/panel.tsx'
import { fullDate } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exact } from '../../format/number.ts'
import { glyph } from '../../format/share.ts'
import { withFilter } from '../../state/edit.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Decision } from './query.ts'
import { w } from './words.ts'

const marks: Record<string, readonly [glyph: string, tone: string]> = {
  approve: [glyph.up, 'good'],
  increase: [glyph.up, 'good'],
  keep: [glyph.same, 'muted'],
  decrease: [glyph.down, 'bad'],
  freeze: [glyph.down, 'bad'],
  decline: [glyph.down, 'bad'],
}

/** What was decided, with its glyph: ▲ Increase. */
export function Outcome({ outcome }: { outcome: string }) {
  const [sign, tone] = marks[outcome] ?? ['◆', 'muted']
  return (
    <>
      <span class={tone} aria-hidden="true">
        {sign}
      </span>{' '}
      {labelOf('decision', outcome)}
    </>
  )
}

const whole = (value: string | null, absent: string): string =>
  value === null ? absent : exact(toNumber(value), 0, locale.value)

export const bindingText = (decision: Decision): string =>
  (locale.value === 'zh' ? decision.bindingTextZh : decision.bindingText) ?? notApplicable

const columns = (): Column<Decision>[] => [
  { key: 'day', name: say(w.asOf), cell: (row) => fullDate(row.decidedFor, locale.value) },
  { key: 'outcome', name: say(w.outcome), cell: (row) => <Outcome outcome={row.outcome} /> },
  {
    key: 'old',
    name: say(w.old),
    number: true,
    class: 'muted',
    cell: (row) => whole(row.currentLimit, say(w.none)),
  },
  {
    key: 'new',
    name: say(w.newQuota, { currency: currency.value }),
    number: true,
    class: 'strong',
    cell: (row) => whole(row.quota, notApplicable),
  },
  {
    key: 'score',
    name: say(w.score),
    number: true,
    cell: (row) => (row.score === null ? notApplicable : Math.round(row.score)),
  },
  { key: 'rule', name: say(w.bindingRule), class: 'picture words', cell: bindingText },
  { key: 'policy', name: say(w.policy), cell: (row) => row.policy.version },
  {
    key: 'model',
    name: say(w.model),
    class: 'muted brief',
    cell: (row) => <span title={row.model.name}>{row.model.name}</span>,
  },
]

type Props = { decisions: readonly Decision[]; current: Decision | undefined }

/** Every decision on the customer; choosing one explains it above. */
export function Decisions({ decisions, current }: Props) {
  const title = say(w.decisions)
  return (
    <Panel title={title} note={say(w.decisionsNote, { n: decisions.length })}>
      {() =>
        decisions.length === 0 ? (
          <p class="empty">{say(w.noDecision)}</p>
        ) : (
          <DataTable
            label={title}
            columns={columns()}
            rows={decisions}
            keyOf={(row) => row.id}
            current={current?.id ?? null}
            onChoose={(row) =>
              go(withFilter(address.value, 'decision', { ...emptyFilter, in: [row.id] }))
            }
            lines={(row) => [
              <>
                <Outcome outcome={row.outcome} />{' '}
                <span class="muted">
                  {row.score === null ? '' : say(w.scoreOf, { n: Math.round(row.score) })}
                </span>
              </>,
              <>
                <span class="muted">{whole(row.currentLimit, say(w.none))} →</span>{' '}
                <b class="strong">{whole(row.quota, notApplicable)}</b>
              </>,
              `${fullDate(row.decidedFor, locale.value)} · ${say(w.policyOf, { n: row.policy.version })}`,
              bindingText(row),
            ]}
          />
        )
      }
    </Panel>
  )
}
