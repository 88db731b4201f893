import { Asked } from '../../components/asked.tsx'
import { address } from '../../state/location.ts'
import { BustOut } from './bust_out.tsx'
import { Movers } from './movers.tsx'
import { BustOutQuery, MoversQuery } from './query.ts'
import type { Scope } from './scope.ts'

const LINES = 200

/** Whom to look at: who got worse in the month, and who shows the signs of a bust-out. */
export function WatchSection({ scope }: { scope: Scope }) {
  const { asOf } = scope.asked
  const improved = address.value.settings.by === 'improved'
  const kind = improved ? ('IMPROVED' as const) : ('WORSENED' as const)
  return (
    <>
      <div class="panels">
        <Asked span={12} document={MoversQuery} variables={{ asOf, kind }}>
          {(answer) => <Movers answer={answer} improved={improved} />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={12} document={BustOutQuery} variables={{ asOf, limit: LINES }}>
          {(answer) => <BustOut answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
