import { Asked } from '../../components/asked.tsx'
import { Acceptance } from './acceptance.tsx'
import { Bindings } from './bindings.tsx'
import { Channels } from './channels.tsx'
import { PartnerGrowth } from './partner_growth.tsx'
import { AcceptanceQuery, BindingQuery, ChannelQuery, PartnerGrowthQuery } from './query.ts'
import type { Scope } from './scope.ts'

/** By which channel customers pay, and the two limits of growth: bindings and who accepts. */
export function ChannelsSection({ scope }: { scope: Scope }) {
  const { asOf } = scope.asked
  return (
    <>
      <div class="panels">
        <Asked span={7} document={ChannelQuery} variables={scope.asked}>
          {(answer) => <Channels answer={answer} />}
        </Asked>
        <Asked span={5} document={AcceptanceQuery} variables={{ asOf }}>
          {(answer) => <Acceptance answer={answer} what="merchants" />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={4} document={AcceptanceQuery} variables={{ asOf }}>
          {(answer) => <Acceptance answer={answer} what="terminals" />}
        </Asked>
        <Asked span={4} document={BindingQuery} variables={scope.asked}>
          {(answer) => <Bindings answer={answer} />}
        </Asked>
        <Asked span={4} document={PartnerGrowthQuery} variables={{ asOf }}>
          {(answer) => <PartnerGrowth answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
