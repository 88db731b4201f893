import { Asked } from '../../components/asked.tsx'
import { Declines } from './declines.tsx'
import { DeclineQuery, VerificationQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { Verification } from './verification.tsx'

/** What was refused, at the till and when an account was to be opened, and for which reason. */
export function DeclinesSection({ scope }: { scope: Scope }) {
  const { asked, days } = scope
  return (
    <div class="panels">
      <Asked span={7} document={DeclineQuery} variables={{ ...asked, days }}>
        {(answer) => <Declines answer={answer} />}
      </Asked>
      <Asked span={5} document={VerificationQuery} variables={{ asOf: asked.asOf, days }}>
        {(answer) => <Verification answer={answer} />}
      </Asked>
    </div>
  )
}
