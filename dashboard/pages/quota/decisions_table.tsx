import { useMemo } from 'preact/hooks'
import { labelOf } from '../../api/codes.ts'
import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { useQuery } from '../../api/use_query.ts'
import { miniStaircase } from '../../charts/mini_staircase/mini_staircase.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Drawn } from '../../components/drawn.tsx'
import { EmptyBy } from '../../components/empty_by.tsx'
import { Pager } from '../../components/pager.tsx'
import { placeOf } from '../../components/paging.ts'
import { Panel } from '../../components/panel.tsx'
import { fullDate } from '../../format/date.ts'
import { notApplicable } from '../../format/locale.ts'
import { exact } from '../../format/number.ts'
import { glyph, percent } from '../../format/share.ts'
import { type Address, formatAddress } from '../../state/address.ts'
import { withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { customerInList } from '../customer/href.ts'
import { decisionsVariables, runOf, type SortKey, sortOf } from './filter.ts'
import { FIELDS, KEYS } from './keys.ts'
import { type DecisionRow, DecisionsQuery, type Run } from './query.ts'
import { w } from './words.ts'

export const decisionsPage = 12

const whole = (value: string | null): string =>
  value === null ? notApplicable : exact(toNumber(value), 0, locale.value)

/** The change with its sign as a glyph; "=" where nothing changes, — without a quota before. */
export function Change({ row }: { row: Pick<DecisionRow, 'currentLimit' | 'quota' | 'change'> }) {
  const change = toNumber(row.change)
  if (change === null) return <span class="muted">{notApplicable}</span>
  if (change === 0) return <span class="muted">{glyph.same}</span>
  return (
    <span class={change > 0 ? 'good' : 'bad'}>
      {change > 0 ? glyph.up : glyph.down} {exact(Math.abs(change), 0, locale.value)}
    </span>
  )
}

const inWords = (row: DecisionRow): string =>
  (locale.value === 'zh' ? row.bindingTextZh : row.bindingText) ?? labelOf('decision', row.outcome)

function Stair({ row, greatest }: { row: DecisionRow; greatest: number }) {
  const draw = useMemo(() => {
    const step = {
      old: toNumber(row.currentLimit),
      target: toNumber(row.target) ?? 0,
      quota: toNumber(row.quota) ?? 0,
    }
    return () => miniStaircase(step, { max: greatest })
  }, [row, greatest])
  return <Drawn draw={draw} />
}

function columnsOf(sort: ReturnType<typeof sortOf>, greatest: number): Column<DecisionRow>[] {
  const sortable = (key: SortKey) => ({
    direction:
      sort.key === key
        ? sort.descending
          ? ('descending' as const)
          : ('ascending' as const)
        : null,
    onSort: () =>
      go(withSetting(address.value, 'sort', sort.key === key && sort.descending ? key : `-${key}`)),
  })
  return [
    {
      key: 'customer',
      name: say(w.customer),
      cell: (row) => (
        <a class="link" tabIndex={-1} href={customerHref(row)}>
          {row.customer.sourceId}
        </a>
      ),
      sort: sortable('customer'),
    },
    {
      key: 'score',
      name: say(w.score),
      cell: (row) => (
        <>
          <b class="strong">{row.band ?? ''}</b>{' '}
          <span class="muted">{row.score === null ? notApplicable : Math.round(row.score)}</span>
        </>
      ),
      sort: sortable('score'),
    },
    {
      key: 'utilisation',
      name: say(w.utilisation),
      number: true,
      cell: (row) =>
        row.utilisation === null ? notApplicable : percent(row.utilisation, 0, locale.value),
    },
    {
      key: 'old',
      name: say(w.old, { currency: currency.value }),
      number: true,
      cell: (row) => whole(row.currentLimit),
    },
    {
      key: 'target',
      name: say(w.target),
      number: true,
      class: 'muted',
      cell: (row) => whole(row.target),
    },
    {
      key: 'new',
      name: say(w.new),
      number: true,
      class: 'strong',
      cell: (row) => whole(row.quota),
      sort: sortable('quota'),
    },
    {
      key: 'change',
      name: say(w.change),
      number: true,
      cell: (row) => <Change row={row} />,
      sort: sortable('change'),
    },
    {
      key: 'picture',
      name: say(w.picture),
      class: 'picture',
      cell: (row) => <Stair row={row} greatest={greatest} />,
    },
    {
      key: 'rule',
      name: say(w.rule),
      class: 'wide-cell',
      cell: (row) => <span class="tag">{row.bindingRule ?? labelOf('decision', row.outcome)}</span>,
    },
    { key: 'words', name: say(w.inWords), cell: inWords },
  ]
}

/** The customer, within this very list, so that the page there can go on to the next. */
const customerHref = (row: DecisionRow): string =>
  customerInList(
    row.customer.sourceId,
    formatAddress(address.value, KEYS.defaults),
    runOf(address.value) === null ? null : row.id,
  )

/** Who was decided what, and why; Enter opens the customer. */
export function DecisionsTable({ here, run }: { here: Address; run: Run }) {
  const place = placeOf(here)
  const query = useQuery(DecisionsQuery, {
    ...decisionsVariables(here),
    first: decisionsPage,
    after: place.after,
  })
  const connection = query.data?.decisions
  const rows = connection?.edges.map(({ node }) => node) ?? []
  const greatest = Math.max(
    1,
    ...rows.flatMap((row) =>
      [row.currentLimit, row.target, row.quota].map((value) => toNumber(value) ?? 0),
    ),
  )
  const sort = sortOf(here)
  const title = say(w.customers)
  return (
    <Panel
      title={title}
      note={sort.key === 'change' && sort.descending ? say(w.byChange) : undefined}
      queries={[query]}
      room={decisionsPage * 28}
      tools={<span class="wide-only">{say(w.legend)}</span>}
    >
      {() =>
        rows.length === 0 ? (
          <EmptyBy fields={FIELDS} />
        ) : (
          <>
            <DataTable
              label={title}
              columns={columnsOf(sort, greatest)}
              rows={rows}
              keyOf={(row) => row.id}
              hrefOf={customerHref}
              lines={(row) => [
                <>
                  <span class="link">{row.customer.sourceId}</span>{' '}
                  <span class="muted">
                    {row.band} {row.score === null ? '' : Math.round(row.score)}
                  </span>
                </>,
                <>
                  <span class="muted">
                    {row.currentLimit === null ? say(w.none) : whole(row.currentLimit)} →
                  </span>{' '}
                  <b class="strong">{whole(row.quota)}</b>
                </>,
                inWords(row),
                <Change row={row} />,
              ]}
            />
            <Pager
              place={place}
              shown={rows.length}
              size={decisionsPage}
              total={connection?.totalCount ?? 0}
              next={connection?.pageInfo.hasNextPage ? connection.pageInfo.endCursor : null}
            >
              {say(w.foot, {
                day: fullDate(run.asOf, locale.value),
                policy: run.policy.version,
                model: run.model.name,
              })}
            </Pager>
          </>
        )
      }
    </Panel>
  )
}
