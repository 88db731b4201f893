import { Asked } from '../../components/asked.tsx'
import { Allowances } from './allowances.tsx'
import { Forbearances } from './forbearances.tsx'
import { LossBars } from './loss_bars.tsx'
import { Migration } from './migration.tsx'
import { AllowanceQuery, ExpectedLossQuery, ForbearanceQuery, StageQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { Stages } from './stages.tsx'

/** IFRS 9 stages, how facilities moved between them, what is expected to be lost, and whose terms are eased. */
export function LossesSection({ scope }: { scope: Scope }) {
  return (
    <>
      <div class="panels">
        <Asked span={5} document={StageQuery} variables={scope.asked}>
          {(answer) => <Stages scope={scope} answer={answer} />}
        </Asked>
        <Asked span={7} document={StageQuery} variables={scope.asked}>
          {(answer) => <Migration scope={scope} answer={answer} />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={6} document={AllowanceQuery} variables={scope.asked}>
          {(answer) => <Allowances scope={scope} answer={answer} />}
        </Asked>
        <Asked span={3} document={ExpectedLossQuery} variables={scope.asked}>
          {(answer) => <LossBars scope={scope} answer={answer} by="bucket" />}
        </Asked>
        <Asked span={3} document={ExpectedLossQuery} variables={scope.asked}>
          {(answer) => <LossBars scope={scope} answer={answer} by="scoreBand" />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={12} document={ForbearanceQuery} variables={{ asOf: scope.asked.asOf }}>
          {(answer) => <Forbearances answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
