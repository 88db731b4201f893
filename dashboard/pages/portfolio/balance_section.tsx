import { Asked } from '../../components/asked.tsx'
import { Controls } from './controls.tsx'
import { Feed } from './feed.tsx'
import { BalanceQuery, ControlQuery, FeedQuery, UtilisationQuery } from './query.ts'
import { RollForward } from './roll_forward.tsx'
import type { Scope } from './scope.ts'
import { Utilisation } from './utilisation.tsx'

/** What moved the balance, whether it ties, whether all came, and how much of the lines is used. */
export function BalanceSection({ scope }: { scope: Scope }) {
  const { asOf } = scope.asked
  return (
    <>
      <div class="panels">
        <Asked span={7} document={BalanceQuery} variables={scope.asked}>
          {(answer) => <RollForward scope={scope} answer={answer} />}
        </Asked>
        <Asked span={5} document={ControlQuery} variables={{ asOf }}>
          {(answer) => <Controls answer={answer} />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={7} document={FeedQuery} variables={{ asOf }}>
          {(answer) => <Feed answer={answer} />}
        </Asked>
        <Asked span={5} document={UtilisationQuery} variables={{ asOf }}>
          {(answer) => <Utilisation answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
