import { Asked } from '../../components/asked.tsx'
import { Activation } from './activation.tsx'
import { Adoption } from './adoption.tsx'
import { CreditPaid } from './credit_paid.tsx'
import { Migration } from './migration.tsx'
import { ActivationQuery, AdoptionQuery, CreditPaidQuery, MigrationQuery } from './query.ts'
import type { Scope } from './scope.ts'

/** From saving to borrowing: what is paid on credit, who moved to it, and who began at all. */
export function CreditSection({ scope }: { scope: Scope }) {
  const window = { ...scope.asked, days: scope.days }
  return (
    <>
      <div class="panels">
        <Asked span={7} document={CreditPaidQuery} variables={scope.asked}>
          {(answer) => <CreditPaid answer={answer} />}
        </Asked>
        <Asked span={5} document={AdoptionQuery} variables={{ asOf: scope.asked.asOf }}>
          {(answer) => <Adoption answer={answer} />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={6} document={MigrationQuery} variables={window}>
          {(answer) => <Migration scope={scope} answer={answer} />}
        </Asked>
        <Asked span={6} document={ActivationQuery} variables={window}>
          {(answer) => <Activation scope={scope} answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
