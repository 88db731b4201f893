import { useState } from 'preact/hooks'
import { toNumber } from '../../api/decimal.ts'
import type { ResultOf } from '../../api/graphql.ts'
import { currency } from '../../api/lender.ts'
import { Chip } from '../../components/chips.tsx'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { EmptyBy } from '../../components/empty_by.tsx'
import { filterTexts } from '../../components/field.ts'
import { Pictured } from '../../components/pictured.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { notApplicable } from '../../format/locale.ts'
import { exact, exactDecimal } from '../../format/number.ts'
import { glyph, signedWhole } from '../../format/share.ts'
import { filterOf, withoutFilter } from '../../state/edit.ts'
import { isEmpty } from '../../state/filter.ts'
import { address, go, hrefOf } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { customerInList } from '../customer/href.ts'
import { FIELDS } from './keys.ts'
import type { Answer, MoversQuery } from './query.ts'
import { set } from './scope.ts'
import { w } from './words.ts'

type Row = ResultOf<typeof MoversQuery>['portfolio']['movers']['rows'][number]

const AT_FIRST = 12

/** Rows of the filters of the address: where they were, where they are, in which stage. */
const wanted = (rows: readonly Row[]): Row[] => {
  const asks = (field: string, value: string): boolean => {
    const { in: only } = filterOf(address.value, field)
    return only.length === 0 || only.includes(value)
  }
  return rows.filter(
    ({ measures }) =>
      measures &&
      asks('was', measures.bucketBefore) &&
      asks('bucket', measures.bucket) &&
      asks('stage', String(measures.stage)),
  )
}

const moved = (before: string | number, now: string | number, worse: boolean) =>
  before === now ? (
    <span class="muted">{now}</span>
  ) : (
    <span class={worse ? 'bad' : 'good'}>
      {worse ? glyph.down : glyph.up} {before} → {now}
    </span>
  )

const customerHref = ({ measures }: Row): string =>
  customerInList(measures?.customer ?? '', hrefOf(address.value), null)

function columnsOf(): Column<Row>[] {
  const language = locale.value
  const number = (value: string | null | undefined) => exactDecimal(value ?? null, language)
  const rank = (bucket: string) =>
    bucket === 'current' ? 0 : bucket === 'WO' ? 9 : Number(bucket[1])
  return [
    {
      key: 'customer',
      name: say(w.customer),
      cell: (row) => (
        <a class="link" tabIndex={-1} href={customerHref(row)}>
          {row.measures?.customer}
        </a>
      ),
    },
    { key: 'facility', name: say(w.facility), cell: ({ facility }) => facility },
    {
      key: 'exposure',
      name: say(w.exposure, { currency: currency.value }),
      number: true,
      cell: ({ measures }) => <span class="strong">{number(measures?.exposure)}</span>,
    },
    {
      key: 'bucket',
      name: say(w.bucket),
      cell: ({ measures: m }) =>
        m && moved(m.bucketBefore, m.bucket, rank(m.bucket) > rank(m.bucketBefore)),
    },
    {
      key: 'dpd',
      name: say(w.dpd),
      number: true,
      cell: ({ measures }) =>
        measures?.dpd == null ? notApplicable : exact(measures.dpd, 0, language),
    },
    {
      key: 'stage',
      name: say(w.stage),
      cell: ({ measures: m }) => m && moved(m.stageBefore, m.stage, m.stage > m.stageBefore),
    },
    {
      key: 'score',
      name: say(w.score),
      number: true,
      cell: ({ measures }) =>
        measures?.score == null ? (
          <span class="muted">{notApplicable}</span>
        ) : (
          <>
            {exact(measures.score, 0, language)}{' '}
            {measures.scoreChange != null && (
              <span class="muted">{signedWhole(measures.scoreChange)}</span>
            )}
          </>
        ),
    },
    {
      key: 'written',
      name: say(w.written),
      number: true,
      cell: ({ measures }) =>
        toNumber(measures?.writtenOff) ? number(measures?.writtenOff) : notApplicable,
    },
  ]
}

/** Facilities that got worse (or better) in the month, the largest exposure first. */
export function Movers(props: { answer: Answer<typeof MoversQuery>; improved: boolean }) {
  const { answer, improved } = props
  const [open, setOpen] = useState(false)
  const language = locale.value
  const movers = answer.data?.portfolio.movers
  const rows = wanted(movers?.rows ?? [])
  const shown = open ? rows : rows.slice(0, AT_FIRST)
  const filters = FIELDS.filter(({ key }) => !isEmpty(filterOf(address.value, key)))
  const columns = columnsOf()
  const title = say(improved ? w.worklistBetter : w.worklist)
  const filtered = filters.length > 0 && rows.length === 0
  return (
    <Pictured
      title={title}
      note={movers && say(w.moversNote, { n: exact(movers.count, 0, language) })}
      answer={answer}
      room={420}
      empty={w.noMovers}
      tools={<Which improved={improved} />}
      table={{
        name: 'movers',
        columns: [
          { name: say(w.customer) },
          { name: say(w.facility) },
          { name: say(w.exposure, { currency: currency.value }), number: true },
          { name: say(w.was) },
          { name: say(w.bucket) },
          { name: say(w.dpd), number: true },
          { name: say(w.stage), number: true },
          { name: say(w.score), number: true },
          { name: say(w.written), number: true },
        ],
        rows: (filtered ? (movers?.rows ?? []) : rows).map(({ facility, measures: m }) => [
          m?.customer ?? null,
          facility,
          m?.exposure ?? null,
          m?.bucketBefore ?? null,
          m?.bucket ?? null,
          m?.dpd ?? null,
          m?.stage ?? null,
          m?.score ?? null,
          m?.writtenOff ?? null,
        ]),
      }}
    >
      {filters.length > 0 && (
        <p class="tags">
          {filters.map((field) => (
            <Chip
              key={field.key}
              field={say(field.words)}
              parts={filterTexts(field, filterOf(address.value, field.key))}
              remove={() => go(withoutFilter(address.value, field.key))}
            />
          ))}
        </p>
      )}
      {filtered ? (
        <EmptyBy fields={FIELDS} />
      ) : (
        <DataTable
          label={title}
          columns={columns}
          rows={shown}
          keyOf={({ facility }) => facility}
          hrefOf={customerHref}
          lines={(row) => [
            row.measures?.customer,
            columns[2]?.cell(row),
            columns[3]?.cell(row),
            columns[5]?.cell(row),
          ]}
        />
      )}
      {rows.length > shown.length && (
        <button type="button" class="link fold" onClick={() => setOpen(true)}>
          {say(w.more, { n: exact(rows.length - shown.length, 0, language) })}
        </button>
      )}
      {movers && movers.count > movers.rows.length && (
        <p class="muted">
          {say(w.truncated, {
            n: exact(movers.rows.length, 0, language),
            all: exact(movers.count, 0, language),
          })}
        </p>
      )}
    </Pictured>
  )
}

function Which({ improved }: { improved: boolean }) {
  return (
    <Segmented
      label={say(w.which)}
      value={improved ? 'improved' : 'worsened'}
      choices={[
        { value: 'worsened', name: say(w.worsened) },
        { value: 'improved', name: say(w.improved) },
      ]}
      onChoose={(by) => set('by', by)}
    />
  )
}
