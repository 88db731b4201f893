import type { Query } from '../../api/use_query.ts'
import { Panel } from '../../components/panel.tsx'
import { say } from '../../state/say.ts'
import type { ValidationAnswer } from './query.ts'
import { w } from './words.ts'

/** What the model is not for. */
export function Limits({ answer }: { answer: Query<ValidationAnswer> }) {
  const limits = answer.data?.model?.validation.limits ?? []
  return (
    <Panel title={say(w.limits)} queries={[answer]} room={120}>
      {() =>
        limits.length === 0 ? (
          <div class="empty" role="status">
            {say(w.noLimits)}
          </div>
        ) : (
          <ul class="plain-list">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        )
      }
    </Panel>
  )
}
