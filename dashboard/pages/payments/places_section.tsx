import { toNumber } from '../../api/decimal.ts'
import { Asked } from '../../components/asked.tsx'
import { Board, type BoardRow } from './board.tsx'
import { MerchantQuery, PlaceQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { w } from './words.ts'

/** Where customers pay: the merchants and the places, greatest first. */
export function PlacesSection({ scope }: { scope: Scope }) {
  const window = { asOf: scope.asked.asOf, days: scope.days }
  return (
    <div class="panels">
      <Asked span={6} document={MerchantQuery} variables={window}>
        {(answer) => (
          <Board
            scope={scope}
            answer={answer}
            field="merchant"
            words={w.merchantBoard}
            count={answer.data?.portfolio.merchantBoard.count ?? 0}
            rows={answer.data?.portfolio.merchantBoard.rows.map(({ merchant, measures }) =>
              rowOf(merchant, measures),
            )}
          />
        )}
      </Asked>
      <Asked span={6} document={PlaceQuery} variables={window}>
        {(answer) => (
          <Board
            scope={scope}
            answer={answer}
            field="place"
            words={w.placeBoard}
            count={answer.data?.portfolio.placeBoard.count ?? 0}
            rows={answer.data?.portfolio.placeBoard.rows.map(({ place, measures }) =>
              rowOf(place, measures),
            )}
          />
        )}
      </Asked>
    </div>
  )
}

type Measures = Omit<BoardRow, 'key' | 'value' | 'before' | 'name'> & {
  name: string | null
  amount: string
  amountBefore: string | null
}

const rowOf = (key: string | null, measures: Measures | null): BoardRow => ({
  key,
  name: measures?.name ?? key,
  value: toNumber(measures?.amount),
  before: toNumber(measures?.amountBefore),
  amount: measures?.amount ?? null,
  amountBefore: measures?.amountBefore ?? null,
  payments: measures?.payments ?? 0,
  customers: measures?.customers ?? 0,
  declineRate: measures?.declineRate ?? null,
  badShare: measures?.badShare ?? null,
})
