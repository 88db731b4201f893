import { labelOf } from '../../api/codes.ts'
import { currency } from '../../api/lender.ts'
import { useQuery } from '../../api/use_query.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { EmptyBy } from '../../components/empty_by.tsx'
import { Pager } from '../../components/pager.tsx'
import { placeOf } from '../../components/paging.ts'
import { hasTimes, paidAt } from '../../components/paid_at.ts'
import { Panel } from '../../components/panel.tsx'
import { minus, notApplicable } from '../../format/locale.ts'
import { exactDecimal } from '../../format/number.ts'
import { channelColour, paint } from '../../marks/colour.ts'
import { withSetting } from '../../state/edit.ts'
import { address, go } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { words } from '../../state/words.ts'
import { transactionFilter } from './filter.ts'
import { FIELDS, PERIOD } from './keys.ts'
import { type Payment, PaymentsQuery } from './query.ts'
import { responseName } from './response_name.ts'
import type { Scope } from './scope.ts'
import type { StatedField } from './stated.ts'
import { w } from './words.ts'

const pageSize = 12

type Sort = '-paid' | 'paid' | '-amount' | 'amount'
const sortOf = (setting: string | undefined): Sort =>
  setting === 'paid' || setting === '-amount' || setting === 'amount' ? setting : '-paid'

/** The amount with its sign: what a refund gives back lessens spending, what else comes in is a plus. */
export function signedAmount({
  amount,
  direction,
  kind,
}: Pick<Payment, 'amount' | 'direction' | 'kind'>): string {
  const text = exactDecimal(amount, locale.value)
  if (direction <= 0) return text
  return `${kind === 'refund' || kind === 'reversal' ? minus : '+'}${text}`
}

export const Channel = ({ channel }: { channel: string }) =>
  channel === 'none' ? (
    <span class="muted">{notApplicable}</span>
  ) : (
    <>
      <i class="dot" style={{ '--dot': paint(channelColour(channel)) }} />
      {labelOf('channel', channel)}
    </>
  )

/** Response code, marked where the payment was refused. */
export const Answer = ({
  payment,
}: {
  payment: Pick<Payment, 'status' | 'responseCode' | 'kind'>
}) =>
  payment.status === 'declined' ? (
    <span class="bad">
      ◆{' '}
      {payment.responseCode === null
        ? labelOf('status', 'declined')
        : responseName(payment.responseCode)}
    </span>
  ) : (
    <span class="muted">
      {payment.responseCode ?? notApplicable}
      {payment.kind === 'refund' ? ` ${labelOf('kind', 'refund')}` : ''}
    </span>
  )

export const categoryText = (payment: Pick<Payment, 'category' | 'categoryCode'>): string => {
  const label = payment.category === 'none' ? notApplicable : labelOf('category', payment.category)
  return /^\d{4}$/.test(payment.categoryCode ?? '') ? `${payment.categoryCode} ${label}` : label
}

export const customerHref = (sourceId: string): string =>
  `/customers/${encodeURIComponent(sourceId)}`

type Props = { scope: Scope; stated: ReadonlySet<StatedField> }

/** The payments themselves, a page of them; Enter opens the customer. */
export function Payments({ scope, stated }: Props) {
  const sort = sortOf(scope.address.settings.sort)
  const place = placeOf(scope.address)
  const query = useQuery(PaymentsQuery, {
    filter: {
      // A clearing is the payment before it once more; the lender's own charges are many and no payments.
      kind: { notIn: ['clearing', 'fee', 'interest', 'penalty'] },
      ...transactionFilter(scope.address, scope.period),
    },
    first: pageSize,
    after: place.after,
    sort: {
      by: sort.endsWith('amount') ? 'AMOUNT' : 'OCCURRED_AT',
      descending: sort.startsWith('-'),
    },
  })
  const rows = query.data?.transactions.edges.map(({ node }) => node) ?? []
  const page = query.data?.transactions.pageInfo
  const timed = hasTimes(rows.map(({ occurredAt }) => occurredAt))
  const title = say(w.paymentsTable)
  return (
    <Panel
      title={title}
      note={[
        sort === '-paid' ? say(w.newest) : sort === '-amount' ? say(w.largest) : '',
        say(w.allRows),
      ]
        .filter(Boolean)
        .join('; ')}
      queries={[query]}
      room={pageSize * 28}
    >
      {() =>
        rows.length === 0 ? (
          <EmptyBy fields={[PERIOD, ...FIELDS]} />
        ) : (
          <>
            <DataTable
              label={title}
              columns={columnsOf(sort, stated, timed)}
              rows={rows}
              keyOf={(row) => row.id}
              hrefOf={(row) => customerHref(row.customer.sourceId)}
              lines={(row) => [
                row.merchant?.name ?? row.counterparty ?? labelOf('kind', row.kind),
                <b class="strong">{signedAmount(row)}</b>,
                `${paidAt(row.occurredAt, timed)} · ${row.customer.sourceId}`,
                <Channel channel={row.channel} />,
              ]}
            />
            <Pager
              place={place}
              shown={rows.length}
              size={pageSize}
              total={query.data?.transactions.totalCount ?? 0}
              next={page?.hasNextPage ? page.endCursor : null}
            >
              <span class="only-screen">
                {say(words.enterOpens)} · <kbd>?</kbd> {say(words.keysHint)}
              </span>
            </Pager>
          </>
        )
      }
    </Panel>
  )
}

const sortColumn = (sort: Sort, key: 'paid' | 'amount') => ({
  direction:
    sort === key ? ('ascending' as const) : sort === `-${key}` ? ('descending' as const) : null,
  onSort: () => go(withSetting(address.value, 'sort', sort === `-${key}` ? key : `-${key}`)),
})

function columnsOf(
  sort: Sort,
  stated: ReadonlySet<StatedField>,
  timed: boolean,
): Column<Payment>[] {
  const columns: (Column<Payment> & { needs?: StatedField })[] = [
    {
      key: 'paid',
      name: say(w.paidAt),
      cell: (row) => paidAt(row.occurredAt, timed),
      sort: sortColumn(sort, 'paid'),
    },
    {
      key: 'customer',
      name: say(w.customer),
      cell: (row) => (
        <a class="link" tabIndex={-1} href={customerHref(row.customer.sourceId)}>
          {row.customer.sourceId}
        </a>
      ),
    },
    {
      key: 'merchant',
      name: say(w.merchant),
      needs: 'merchant',
      cell: (row) =>
        row.merchant?.name ?? (
          <span class="muted">{row.counterparty ?? labelOf('kind', row.kind)}</span>
        ),
    },
    {
      key: 'kind',
      name: say(w.kind),
      cell: (row) => labelOf('kind', row.kind),
    },
    {
      key: 'category',
      name: say(w.category),
      needs: 'category',
      class: 'muted',
      cell: categoryText,
    },
    {
      key: 'channel',
      name: say(w.channel),
      needs: 'channel',
      cell: ({ channel }) => <Channel channel={channel} />,
    },
    {
      key: 'place',
      name: say(w.place),
      needs: 'place',
      cell: (row) => row.place?.name ?? notApplicable,
    },
    {
      key: 'funding',
      name: say(w.funding),
      needs: 'funding',
      cell: (row) => labelOf('funding', row.funding),
    },
    {
      key: 'response',
      name: say(w.response),
      needs: 'response',
      cell: (row) => <Answer payment={row} />,
    },
    {
      key: 'amount',
      name: say(w.amountIn, { currency: currency.value }),
      number: true,
      cell: (row) => (
        <span class={row.status === 'declined' ? 'struck' : row.direction > 0 ? 'muted' : ''}>
          {signedAmount(row)}
        </span>
      ),
      sort: sortColumn(sort, 'amount'),
    },
  ]
  // Where merchants are known the kind goes without saying.
  return columns.filter(({ key, needs }) =>
    needs ? stated.has(needs) : key !== 'kind' || !stated.has('merchant'),
  )
}
