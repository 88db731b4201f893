import { Asked } from '../../components/asked.tsx'
import { Campaigns } from './campaigns.tsx'
import { Promotions } from './promotions.tsx'
import { CampaignQuery, PromotionQuery, SegmentQuery } from './query.ts'
import type { Scope } from './scope.ts'
import { Segments } from './segments.tsx'

/** What subsidies cost a retained user, and what offers brought beyond the holdout. */
export function CampaignsSection({ scope }: { scope: Scope }) {
  const { asOf } = scope.asked
  return (
    <>
      <div class="panels">
        <Asked span={12} document={PromotionQuery} variables={{ asOf }}>
          {(answer) => <Promotions answer={answer} />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={6} document={CampaignQuery} variables={{ asOf }}>
          {(answer) => <Campaigns answer={answer} />}
        </Asked>
        <Asked span={6} document={SegmentQuery} variables={{ asOf }}>
          {(answer) => <Segments answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
