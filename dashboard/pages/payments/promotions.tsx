import type { ResultOf } from '../../api/graphql.ts'
import { currency } from '../../api/lender.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { dateRange } from '../../format/date.ts'
import { exactMoney } from '../../format/money.ts'
import { exact, exactDecimal } from '../../format/number.ts'
import { changePoints, percent } from '../../format/share.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import type { Answer, PromotionQuery } from './query.ts'
import { w } from './words.ts'

type Row = ResultOf<typeof PromotionQuery>['portfolio']['promotionCost']['rows'][number]

const hrefOf = ({ measures }: Row): string =>
  measures ? `/spending?paid=${measures.startsOn}..${measures.endsOn}` : '/spending'

function columnsOf(): Column<Row>[] {
  const language = locale.value
  const unless = (value: string | null | undefined) =>
    value == null ? <span class="muted">{say(w.notMatured)}</span> : exactDecimal(value, language)
  return [
    {
      key: 'name',
      name: say(w.promotion),
      cell: (row) => (
        <a class="link" tabIndex={-1} href={hrefOf(row)}>
          {row.measures?.name}
        </a>
      ),
    },
    {
      key: 'ran',
      name: say(w.ran),
      cell: ({ measures: m }) => m && dateRange(m.startsOn, m.endsOn, language),
    },
    {
      key: 'users',
      name: say(w.userCount),
      number: true,
      cell: ({ measures }) => exact(measures?.users ?? null, 0, language),
    },
    {
      key: 'cost',
      name: `${say(w.cost)}, ${currency.value}`,
      number: true,
      cell: ({ measures }) => exactDecimal(measures?.cost ?? null, language),
    },
    {
      key: 'user',
      name: say(w.costPerUser),
      number: true,
      cell: ({ measures }) => exactDecimal(measures?.costPerUser ?? null, language),
    },
    {
      key: 'retained',
      name: say(w.costPerRetained),
      number: true,
      cell: ({ measures }) => <span class="strong">{unless(measures?.costPerRetained)}</span>,
    },
    {
      key: 'retention',
      name: say(w.retention),
      number: true,
      cell: ({ measures }) =>
        measures?.retention == null ? unless(null) : percent(measures.retention, 1, language),
    },
    {
      key: 'others',
      name: say(w.others),
      number: true,
      cell: ({ measures: m }) =>
        m?.nonUserRetention == null ? (
          unless(null)
        ) : (
          <>
            {percent(m.nonUserRetention, 1, language)}{' '}
            <span class="muted">({changePoints(m.retentionDifference, 1, language)})</span>
          </>
        ),
    },
  ]
}

/** What each promotion cost a user, and a user who stayed. */
export function Promotions({ answer }: { answer: Answer<typeof PromotionQuery> }) {
  const rows = (answer.data?.portfolio.promotionCost.rows ?? []).filter(({ measures }) => measures)
  const columns = columnsOf()
  const title = say(w.promotions)
  return (
    <Pictured
      title={title}
      note={say(w.promotionNote)}
      answer={answer}
      room={160}
      empty={w.noPromotion}
      table={{
        name: 'promotions',
        columns: [
          { name: say(w.promotion) },
          { name: say(w.userCount), number: true },
          { name: say(w.cost), number: true },
          { name: say(w.costPerUser), number: true },
          { name: say(w.costPerRetained), number: true },
          { name: say(w.retention), number: true },
          { name: say(w.others), number: true },
        ],
        rows: rows.map(({ promotion, measures: m }) => [
          promotion,
          m?.users ?? null,
          m?.cost ?? null,
          m?.costPerUser ?? null,
          m?.costPerRetained ?? null,
          m?.retention ?? null,
          m?.nonUserRetention ?? null,
        ]),
      }}
    >
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        keyOf={({ promotion }) => promotion}
        hrefOf={hrefOf}
        lines={(row) => [
          row.measures?.name,
          exactMoney(row.measures?.cost ?? null, currency.value, locale.value),
          columns[1]?.cell(row),
          columns[5]?.cell(row),
        ]}
      />
    </Pictured>
  )
}
