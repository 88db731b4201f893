import { Asked } from '../../components/asked.tsx'
import { ContributionBridge } from './contribution_bridge.tsx'
import { ContributionTable } from './contribution_table.tsx'
import { PartnerTable } from './partner_table.tsx'
import { ContributionQuery, PartnerQuery } from './query.ts'
import type { Scope } from './scope.ts'

/** What payments brought: fees and interest less what partners, funders, subsidies and losses took. */
export function ContributionSection({ scope }: { scope: Scope }) {
  const { asked, days } = scope
  return (
    <>
      <div class="panels">
        <Asked span={6} document={ContributionQuery} variables={{ ...asked, days }}>
          {(answer) => <ContributionBridge scope={scope} answer={answer} />}
        </Asked>
        <Asked span={6} document={ContributionQuery} variables={{ ...asked, days }}>
          {(answer) => <ContributionTable scope={scope} answer={answer} />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={12} document={PartnerQuery} variables={{ asOf: asked.asOf, days }}>
          {(answer) => <PartnerTable answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
