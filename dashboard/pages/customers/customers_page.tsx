import { useEffect, useState } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { graphql, type ResultOf } from '../../api/graphql.ts'
import { currency, lender } from '../../api/lender.ts'
import { useQuery } from '../../api/use_query.ts'
import { Chips } from '../../components/chips.tsx'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { EmptyBy } from '../../components/empty_by.tsx'
import type { Field } from '../../components/field.ts'
import { Notices } from '../../components/notices.tsx'
import { Pager } from '../../components/pager.tsx'
import { placeOf } from '../../components/paging.ts'
import { Panel } from '../../components/panel.tsx'
import { ShareButton } from '../../components/share_button.tsx'
import { Top } from '../../components/top.tsx'
import { fullDate } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exact } from '../../format/number.ts'
import { formatAddress, type PageKeys } from '../../state/address.ts'
import { filterOf, withFilter } from '../../state/edit.ts'
import { emptyFilter } from '../../state/filter.ts'
import { address, go, setDefaults } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import { customerInList } from '../customer/href.ts'
import { customerFilterOf } from './filter.ts'
import { w } from './words.ts'

const CustomersQuery = graphql(`
  query Customers($filter: CustomerFilter, $first: Int, $after: String) {
    customers(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          id sourceId sex ageYears monthlyIncome joinedOn
          place { name }
          facilities { sourceId kind closedOn }
        }
      }
    }
  }
`)

type Row = ResultOf<typeof CustomersQuery>['customers']['edges'][number]['node']

const FIELDS: readonly Field[] = [
  { key: 'search', words: w.search, kind: 'text' },
  {
    key: 'facility',
    words: w.line,
    kind: 'values',
    name: (value) => say(value === 'yes' ? w.withLine : w.withoutLine),
  },
]
const KEYS: PageKeys = { fields: FIELDS.map(({ key }) => key), defaults: {} }
const pageSize = 20

const hrefOf = (row: Row): string =>
  customerInList(row.sourceId, formatAddress(address.value), null)

const facilitiesOf = (row: Row): string =>
  row.facilities
    .filter(({ closedOn }) => closedOn === null)
    .map(({ kind }) => labelOf('facility_kind', kind))
    .join(', ') || notApplicable

/** Columns of what at least one of the rows states. */
function columnsOf(rows: readonly Row[]): Column<Row>[] {
  const some = (has: (row: Row) => unknown) => rows.some((row) => has(row) !== null)
  const columns: (Column<Row> | false)[] = [
    {
      key: 'id',
      name: say(w.id),
      cell: (row) => (
        <a class="link" tabIndex={-1} href={hrefOf(row)}>
          {row.sourceId}
        </a>
      ),
    },
    some(({ sex }) => sex) && {
      key: 'sex',
      name: say(w.sex),
      cell: (row) => labelOf('sex', row.sex) || notApplicable,
    },
    some(({ ageYears }) => ageYears) && {
      key: 'age',
      name: say(w.age),
      number: true,
      cell: (row) => row.ageYears ?? notApplicable,
    },
    some(({ place }) => place) && {
      key: 'place',
      name: say(w.place),
      class: 'picture',
      cell: (row) => row.place?.name ?? notApplicable,
    },
    some(({ monthlyIncome }) => monthlyIncome) && {
      key: 'income',
      name: say(w.income, { currency: currency.value }),
      number: true,
      cell: (row) =>
        row.monthlyIncome === null
          ? notApplicable
          : exact(toNumber(row.monthlyIncome), 0, locale.value),
    },
    some(({ joinedOn }) => joinedOn) && {
      key: 'joined',
      name: say(w.joined),
      class: 'picture',
      cell: (row) => (row.joinedOn ? fullDate(row.joinedOn, locale.value) : notApplicable),
    },
    { key: 'facilities', name: say(w.facilities), class: 'picture', cell: facilitiesOf },
  ]
  return columns.filter((column) => column !== false)
}

/** Every customer by id, and a field to find one. */
export default function CustomersPage() {
  setDefaults(KEYS.defaults)
  const here = address.value
  const search = filterOf(here, 'search').in[0]
  const place = placeOf(here)
  const filter = customerFilterOf(here)
  const query = useQuery(CustomersQuery, {
    filter,
    first: pageSize,
    after: place.after,
  })
  const connection = query.data?.customers
  const rows = connection?.edges.map(({ node }) => node) ?? []
  const total = connection?.totalCount ?? 0
  useEffect(() => {
    document.title = `${say(w.customers)} · Tallystick`
  })
  const count = (n: number) => exact(n, 0, locale.value)
  const title = say(w.customers)
  return (
    <>
      <Top title={title}>
        <ShareButton />
        <a
          class="button wide-only"
          href={`/export/customers.csv?filter=${encodeURIComponent(JSON.stringify(filter))}`}
          download="customers.csv"
        >
          {say(words.export)}
        </a>
      </Top>
      <Chips
        fields={FIELDS}
        useOptions={() => [
          { value: 'yes', name: say(w.withLine) },
          { value: 'no', name: say(w.withoutLine) },
        ]}
        count={
          connection &&
          say(w.foundOf, { n: count(total), all: count(lender.value?.customers ?? total) })
        }
      >
        <Search value={search ?? ''} />
      </Chips>
      <Notices known={KEYS} />
      <div class="panels">
        <section class="panel span-12">
          <Panel title={title} note={say(w.byId)} queries={[query]} room={pageSize * 28}>
            {() =>
              rows.length === 0 ? (
                <EmptyBy fields={FIELDS} />
              ) : (
                <>
                  <DataTable
                    label={title}
                    columns={columnsOf(rows)}
                    rows={rows}
                    keyOf={(row) => row.id}
                    hrefOf={hrefOf}
                    lines={(row) => [
                      <span class="link">{row.sourceId}</span>,
                      facilitiesOf(row),
                      [labelOf('sex', row.sex), row.ageYears].filter(Boolean).join(', '),
                      row.place?.name ?? '',
                    ]}
                  />
                  <Pager
                    place={place}
                    shown={rows.length}
                    size={pageSize}
                    total={total}
                    next={connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null}
                  >
                    <span class="only-screen">
                      {say(words.enterOpens)} · <kbd>?</kbd> {say(words.keysHint)}
                    </span>
                  </Pager>
                </>
              )
            }
          </Panel>
        </section>
      </div>
    </>
  )
}

function Search({ value }: { value: string }) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    const timer = setTimeout(() => {
      const wanted = text.trim()
      if (wanted === value) return
      const filter = wanted ? { ...emptyFilter, in: [wanted] } : emptyFilter
      go(withFilter(address.value, 'search', filter), 'replace')
    }, 200)
    return () => clearTimeout(timer)
  }, [text, value])
  return (
    <input
      class="field"
      type="search"
      aria-label={say(w.searchHint)}
      placeholder={say(w.searchHint)}
      value={text}
      onInput={(event) => setText(event.currentTarget.value)}
    />
  )
}
