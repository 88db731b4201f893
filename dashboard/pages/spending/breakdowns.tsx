import { say } from '../../state/say.ts'
import { Breakdown } from './breakdown.tsx'
import type { Scope } from './scope.ts'
import type { StatedField } from './stated.ts'
import { useBreakdown } from './use_breakdown.ts'
import { w } from './words.ts'

type Props = { scope: Scope; stated: ReadonlySet<StatedField> }

/** Channel with funding, category, place, merchant: those that the lender's payments state. */
export function Breakdowns({ scope, stated }: Props) {
  const known = stated.size > 0
  const has = (field: StatedField) => !known || stated.has(field)
  const channel = useBreakdown(scope, 'channel', has('channel'))
  const funding = useBreakdown(scope, 'funding', has('funding'))
  const category = useBreakdown(scope, 'category', has('category'))
  const place = useBreakdown(scope, 'place', has('place'))
  const merchant = useBreakdown(scope, 'merchant', has('merchant'))
  const kind = useBreakdown(scope, 'kind', known && !stated.has('merchant'))
  const panels = [
    has('channel') && (
      <div class="stack" key="channel">
        <Breakdown field="channel" scope={scope} answer={channel} />
        {has('funding') && <Breakdown field="funding" scope={scope} answer={funding} />}
      </div>
    ),
    has('category') && (
      <Breakdown key="category" field="category" scope={scope} answer={category} />
    ),
    has('place') && <Breakdown key="place" field="place" scope={scope} answer={place} />,
    has('merchant') ? (
      <Breakdown key="merchant" field="merchant" scope={scope} answer={merchant} />
    ) : (
      // Without merchants the kind of payment says most of what it was for.
      <Breakdown key="kind" field="kind" scope={scope} answer={kind} />
    ),
  ].filter((panel) => panel !== false)
  const span = `span-${12 / Math.max(1, panels.length)}`
  return (
    <div class="panels">
      {panels.map((panel) => (
        <section key={panel.key} class={`panel ${span}`}>
          {panel}
        </section>
      ))}
    </div>
  )
}

/** What was answered to the payments asked for, the refused ones too. */
export function Answers({ scope }: { scope: Scope }) {
  const answer = useBreakdown(scope, 'response')
  return (
    <Breakdown field="response" scope={scope} answer={answer} limit={5} note={say(w.allStatuses)} />
  )
}
