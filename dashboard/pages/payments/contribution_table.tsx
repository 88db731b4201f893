import { labelOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import type { ResultOf } from '../../api/graphql.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { notApplicable } from '../../format/locale.ts'
import { exactDecimal } from '../../format/number.ts'
import { changePercent, relativeChange } from '../../format/share.ts'
import { addDays } from '../../state/period.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, ContributionQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

type Row = ResultOf<typeof ContributionQuery>['portfolio']['contribution']['rows'][number]

const COLUMNS = [
  'amount',
  'feeIncome',
  'partnerPart',
  'lenderSubsidy',
  'interestIncome',
  'fundingCost',
  'netLoss',
  'contribution',
] as const

const nameOf = (channel: string | null): string =>
  channel === null ? say(w.noQuotaPaid) : labelOf('channel', channel)

const columnsOf = (href: (row: Row) => string): Column<Row>[] => [
  {
    key: 'channel',
    name: say(w.channel),
    cell: (row) => (
      <a class="link" tabIndex={-1} href={href(row)}>
        {nameOf(row.channel)}
      </a>
    ),
  },
  ...(['amount', 'interestIncome', 'netLoss', 'contribution'] as const).map((key) => ({
    key,
    name: say(w[key]),
    number: true,
    cell: ({ measures }: Row) => (
      <span class={key === 'contribution' ? 'strong' : ''}>
        {measures ? exactDecimal(measures[key], locale.value) : notApplicable}
      </span>
    ),
  })),
  {
    key: 'change',
    name: '±',
    number: true,
    cell: ({ measures, comparison }) => (
      <span class="muted">
        {changePercent(
          relativeChange(toNumber(measures?.contribution), toNumber(comparison?.contribution)),
          0,
        )}
      </span>
    ),
  },
]

/** What each channel contributed, to the cent. */
export function ContributionTable(props: {
  scope: Scope
  answer: Answer<typeof ContributionQuery>
}) {
  const { scope, answer } = props
  const { day, days } = scope
  const rows = (answer.data?.portfolio.contribution.rows ?? []).filter(({ measures }) => measures)
  const href = ({ channel }: Row) =>
    `/spending?paid=${addDays(day, 1 - days)}..${day}${channel === null ? '' : `&channel=${channel}`}`
  const columns = columnsOf(href)
  const title = say(w.byChannel)
  return (
    <Pictured
      title={title}
      note={say(w.channelNote)}
      answer={answer}
      room={200}
      empty={w.noContribution}
      table={{
        name: 'contribution_by_channel',
        columns: [
          { name: say(w.channel) },
          ...COLUMNS.map((key) => ({ name: say(w[key]), number: true })),
        ],
        rows: rows.map(({ channel, measures }) => [
          nameOf(channel),
          ...COLUMNS.map((key) => measures?.[key] ?? null),
        ]),
      }}
    >
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ channel }) => channel ?? ''}
        hrefOf={href}
        lines={(row) => [
          nameOf(row.channel),
          columns[4]?.cell(row),
          `${say(w.amount)} ${exactDecimal(row.measures?.amount ?? null, locale.value)}`,
          columns[5]?.cell(row),
        ]}
      />
    </Pictured>
  )
}
