import { useState } from 'preact/hooks'
import type { ResultOf } from '../../api/graphql.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Pictured } from '../../components/pictured.tsx'
import { notApplicable } from '../../format/locale.ts'
import { exact, exactDecimal } from '../../format/number.ts'
import { percent } from '../../format/share.ts'
import { address, hrefOf } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { customerInList } from '../customer/href.ts'
import type { Answer, BustOutQuery } from './query.ts'
import { w } from './words.ts'

type Row = ResultOf<typeof BustOutQuery>['portfolio']['bustOutWatch']['rows'][number]

const AT_FIRST = 12

const SIGNS = [
  ['isYoung', w.young],
  ['isClean', w.clean],
  ['hasJumped', w.jumped],
  ['hasCashOrLargeTicket', w.cash],
  ['hasReturnedPayment', w.returned],
  ['hasFewPayments', w.few],
] as const

const href = ({ measures }: Row): string =>
  customerInList(measures?.customer ?? '', hrefOf(address.value), null)

/** Shown, not shown, or not known: said by shape, and in words for who does not see it. */
function Sign({ shown }: { shown: boolean | null | undefined }) {
  const said = say(shown == null ? w.unknown : shown ? w.shows : w.showsNot)
  return (
    <span class={shown ? 'bad' : 'muted'} title={said}>
      <span aria-hidden="true">{shown == null ? '?' : shown ? '◆' : '·'}</span>
      <span class="visually-hidden">{said}</span>
    </span>
  )
}

function columnsOf(): Column<Row>[] {
  const language = locale.value
  return [
    {
      key: 'customer',
      name: say(w.customer),
      cell: (row) => (
        <a class="link" tabIndex={-1} href={href(row)}>
          {row.measures?.customer}
        </a>
      ),
    },
    { key: 'facility', name: say(w.facility), cell: ({ facility }) => facility },
    {
      key: 'signs',
      name: say(w.signs),
      number: true,
      cell: ({ measures }) => <span class="strong">{measures?.signs} / 6</span>,
    },
    ...SIGNS.map(([key, words]) => ({
      key,
      name: say(words),
      cell: ({ measures }: Row) => <Sign shown={measures?.[key]} />,
    })),
    {
      key: 'owed',
      name: say(w.owedNow),
      number: true,
      cell: ({ measures }) => exactDecimal(measures?.owed ?? null, language),
    },
    {
      key: 'limit',
      name: say(w.limit),
      number: true,
      cell: ({ measures }) =>
        measures?.creditLimit == null
          ? notApplicable
          : exactDecimal(measures.creditLimit, language),
    },
    {
      key: 'utilisation',
      name: say(w.utilisationName),
      number: true,
      cell: ({ measures }) => percent(measures?.utilisation ?? null, 0, language),
    },
    {
      key: 'before',
      name: say(w.wasUsed),
      number: true,
      cell: ({ measures }) => percent(measures?.utilisationBefore ?? null, 0, language),
    },
  ]
}

/** Open lines by how many signs of a bust-out they show; three and fewer are no news. */
export function BustOut({ answer }: { answer: Answer<typeof BustOutQuery> }) {
  const [open, setOpen] = useState(false)
  const language = locale.value
  const watched = answer.data?.portfolio.bustOutWatch
  const rows = watched?.rows ?? []
  const shown = open ? rows : rows.slice(0, AT_FIRST)
  const columns = columnsOf()
  const title = say(w.bustOut)
  return (
    <Pictured
      title={title}
      note={watched && say(w.bustNote, { n: exact(watched.count, 0, language) })}
      answer={answer}
      room={420}
      empty={w.noBust}
      table={{
        name: 'bust_out_watch',
        columns: [
          { name: say(w.customer) },
          { name: say(w.facility) },
          { name: say(w.signs), number: true },
          ...SIGNS.map(([, words]) => ({ name: say(words) })),
          { name: say(w.owedNow), number: true },
          { name: say(w.utilisationName), number: true },
        ],
        rows: rows.map(({ facility, measures: m }) => [
          m?.customer ?? null,
          facility,
          m?.signs ?? null,
          ...SIGNS.map(([key]) => {
            const shows = m?.[key]
            return say(shows == null ? w.unknown : shows ? w.shows : w.showsNot)
          }),
          m?.owed ?? null,
          m?.utilisation ?? null,
        ]),
      }}
    >
      <DataTable
        label={title}
        columns={columns}
        rows={shown}
        keyOf={({ facility }) => facility}
        hrefOf={href}
        lines={(row) => [
          row.measures?.customer,
          columns[2]?.cell(row),
          SIGNS.filter(([key]) => row.measures?.[key])
            .map(([, words]) => say(words))
            .join(', '),
          exactDecimal(row.measures?.owed ?? null, language),
        ]}
      />
      {rows.length > shown.length && (
        <button type="button" class="link fold" onClick={() => setOpen(true)}>
          {say(w.more, { n: exact(rows.length - shown.length, 0, language) })}
        </button>
      )}
    </Pictured>
  )
}
