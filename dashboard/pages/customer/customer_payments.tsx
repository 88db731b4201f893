import { labelOf } from '../../api/codes.ts'
import { currency } from '../../api/lender.ts'
import { useQuery } from '../../api/use_query.ts'
import { type Column, DataTable } from '../../components/data_table.tsx'
import { Pager } from '../../components/pager.tsx'
import { placeOf } from '../../components/paging.ts'
import { hasTimes, paidAt } from '../../components/paid_at.ts'
import { Panel } from '../../components/panel.tsx'
import { notApplicable } from '../../format/locale.ts'
import { exactDecimal } from '../../format/number.ts'
import { address } from '../../state/location.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { Answer, Channel, categoryText, signedAmount } from '../spending/payments.tsx'
import { w as spending } from '../spending/words.ts'
import { type CustomerPayment, CustomerPaymentsQuery } from './query.ts'
import { w } from './words.ts'

const pageSize = 8

const columnsOf = (rows: readonly CustomerPayment[]): Column<CustomerPayment>[] => {
  const timed = hasTimes(rows.map(({ occurredAt }) => occurredAt))
  const some = (has: (row: CustomerPayment) => unknown) => rows.some((row) => Boolean(has(row)))
  const columns: (Column<CustomerPayment> | false)[] = [
    { key: 'paid', name: say(spending.paidAt), cell: (row) => paidAt(row.occurredAt, timed) },
    some((row) => row.merchant) && {
      key: 'merchant',
      name: say(spending.merchant),
      cell: (row) => row.merchant?.name ?? labelOf('kind', row.kind),
    },
    !some((row) => row.merchant) && {
      key: 'kind',
      name: say(spending.kind),
      cell: (row) => labelOf('kind', row.kind),
    },
    {
      key: 'category',
      name: say(spending.category),
      class: 'muted',
      cell: categoryText,
    },
    {
      key: 'channel',
      name: say(spending.channel),
      cell: (row) => <Channel channel={row.channel} />,
    },
    some((row) => row.place) && {
      key: 'place',
      name: say(spending.place),
      cell: (row) => row.place?.name ?? notApplicable,
    },
    some((row) => row.funding !== 'none') && {
      key: 'funding',
      name: say(spending.funding),
      cell: (row) => labelOf('funding', row.funding),
    },
    some((row) => row.responseCode) && {
      key: 'answer',
      name: say(spending.response),
      cell: (row) => <Answer payment={row} />,
    },
    {
      key: 'amount',
      name: say(spending.amountIn, { currency: currency.value }),
      number: true,
      cell: (row) => (
        <span class={row.status === 'declined' ? 'struck' : ''}>{signedAmount(row)}</span>
      ),
    },
    some((row) => row.statedBalance) && {
      key: 'balance',
      name: say(w.balanceAfter),
      number: true,
      class: 'muted',
      cell: (row) => exactDecimal(row.statedBalance, locale.value),
    },
  ]
  return columns.filter((column) => column !== false)
}

/** Every row of the customer's accounts, newest first. */
export function CustomerPayments({
  sourceId,
  until,
}: {
  sourceId: string
  until: string | undefined
}) {
  const place = placeOf(address.value)
  const query = useQuery(CustomerPaymentsQuery, {
    sourceId,
    first: pageSize,
    after: place.after,
    ...(until ? { filter: { paid: { from: '0001-01-01', to: until } } } : {}),
  })
  const found = query.data?.customer?.transactions
  const rows = found?.edges.map(({ node }) => node) ?? []
  const timed = hasTimes(rows.map(({ occurredAt }) => occurredAt))
  const title = say(w.payments)
  return (
    <Panel title={title} note={say(spending.newest)} queries={[query]} room={pageSize * 28}>
      {() =>
        rows.length === 0 ? (
          <p class="empty">{say(w.noPayments)}</p>
        ) : (
          <>
            <DataTable
              label={title}
              columns={columnsOf(rows)}
              rows={rows}
              keyOf={(row) => row.id}
              lines={(row) => [
                row.merchant?.name ?? labelOf('kind', row.kind),
                <b class="strong">{signedAmount(row)}</b>,
                paidAt(row.occurredAt, timed),
                <Channel channel={row.channel} />,
              ]}
            />
            <Pager
              place={place}
              shown={rows.length}
              size={pageSize}
              total={found?.totalCount ?? 0}
              next={found?.pageInfo.hasNextPage ? found.pageInfo.endCursor : null}
            />
          </>
        )
      }
    </Panel>
  )
}
