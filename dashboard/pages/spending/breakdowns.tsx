import { say } from '../../state/say.ts'
import { Breakdown } from './breakdown.tsx'
import type { Scope } from './scope.ts'
import { Sizes } from './sizes.tsx'
import type { StatedField } from './stated.ts'
import { useBreakdown } from './use_breakdown.ts'
import { w } from './words.ts'

type Props = { scope: Scope; stated: ReadonlySet<StatedField> }

/**
 * Channel with funding, category, place, merchant: those that the lender's payments state. They are
 * asked for at once, and drawn when it is known which are stated.
 */
export function Breakdowns({ scope, stated }: Props) {
  const wanted = (field: StatedField) => stated.size === 0 || stated.has(field)
  const channel = useBreakdown(scope, 'channel', wanted('channel'))
  const funding = useBreakdown(scope, 'funding', wanted('funding'))
  const category = useBreakdown(scope, 'category', wanted('category'))
  const place = useBreakdown(scope, 'place', wanted('place'))
  const merchant = useBreakdown(scope, 'merchant', wanted('merchant'))
  const kind = useBreakdown(scope, 'kind', stated.size > 0 && !stated.has('merchant'))
  if (stated.size === 0) return <div class="panels" style={{ height: '300px' }} />
  const panels = [
    stated.has('channel') && (
      <div class="stack" key="channel">
        <Breakdown field="channel" scope={scope} answer={channel} />
        {stated.has('funding') && <Breakdown field="funding" scope={scope} answer={funding} />}
      </div>
    ),
    stated.has('category') && (
      <Breakdown key="category" field="category" scope={scope} answer={category} />
    ),
    stated.has('place') && <Breakdown key="place" field="place" scope={scope} answer={place} />,
    stated.has('merchant') ? (
      <Breakdown key="merchant" field="merchant" scope={scope} answer={merchant} />
    ) : (
      // Without merchants the kind of payment says most of what it was for.
      <Breakdown key="kind" field="kind" scope={scope} answer={kind} />
    ),
    !stated.has('hour') && !stated.has('response') && <Sizes key="size" scope={scope} />,
  ].filter((panel) => panel !== false)
  const span = { 1: 'span-12', 2: 'span-6', 3: 'span-4' }[panels.length] ?? 'span-3'
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
