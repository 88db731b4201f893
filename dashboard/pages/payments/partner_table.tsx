import { labelOf } from '../../api/codes.ts'
import type { ResultOf } from '../../api/graphql.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { notApplicable } from '../../format/locale.ts'
import { exactDecimal } from '../../format/number.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, PartnerQuery } from './query.ts'
import { w } from './words.ts'

type Row = ResultOf<typeof PartnerQuery>['portfolio']['partnerContribution']['rows'][number]

const COLUMNS = [
  'amount',
  'feeIncome',
  'partnerPart',
  'lenderSubsidy',
  'interestIncome',
  'fundingCost',
  'netLoss',
  'contribution',
  'funded',
] as const

const columnsOf = (): Column<Row>[] => [
  { key: 'partner', name: say(w.partner), cell: ({ measures }) => measures?.name },
  {
    key: 'role',
    name: say(w.role),
    cell: ({ measures }) => (
      <span class="tag">{labelOf('partner_role', measures?.role ?? '')}</span>
    ),
  },
  ...COLUMNS.map((key) => ({
    key,
    name: say(w[key]),
    number: true,
    cell: ({ measures }: Row) => (
      <span class={key === 'contribution' ? 'strong' : ''}>
        {measures?.[key] == null ? notApplicable : exactDecimal(measures[key], locale.value)}
      </span>
    ),
  })),
]

/** What came through each partner, to the cent. */
export function PartnerTable({ answer }: { answer: Answer<typeof PartnerQuery> }) {
  const rows = (answer.data?.portfolio.partnerContribution.rows ?? []).filter(
    ({ measures }) => measures,
  )
  const columns = columnsOf()
  const title = say(w.byPartner)
  return (
    <Pictured
      title={title}
      note={say(w.partnerNote)}
      answer={answer}
      room={240}
      empty={w.noPartner}
      table={{
        name: 'contribution_by_partner',
        columns: [
          { name: say(w.partner) },
          { name: say(w.role) },
          ...COLUMNS.map((key) => ({ name: say(w[key]), number: true })),
        ],
        rows: rows.map(({ partner, measures }) => [
          measures?.name ?? partner,
          labelOf('partner_role', measures?.role ?? ''),
          ...COLUMNS.map((key) => measures?.[key] ?? null),
        ]),
      }}
    >
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ partner }) => partner}
        lines={(row) => [
          row.measures?.name,
          columns[9]?.cell(row),
          columns[1]?.cell(row),
          columns[2]?.cell(row),
        ]}
      />
    </Pictured>
  )
}
