import { useEffect } from 'preact/hooks'
import { useQuery } from '../../api/use_query.ts'
import { Asked } from '../../components/asked.tsx'
import { Notices } from '../../components/notices.tsx'
import { ShareButton } from '../../components/share_button.tsx'
import { Top } from '../../components/top.tsx'
import type { PageKeys } from '../../state/address.ts'
import { setDefaults } from '../../state/location.ts'
import { say } from '../../state/say.ts'
import { Challengers } from './challengers.tsx'
import { DriftPanel } from './drift.tsx'
import {
  AlertsQuery,
  DriftQuery,
  ModelsQuery,
  RealisedQuery,
  ScoreShiftQuery,
  ShadowQuery,
} from './query.ts'
import { RealisedPanel } from './realised.tsx'
import { Registry } from './registry.tsx'
import { ScoreShift } from './score_shift.tsx'
import { Sentence } from './sentence.tsx'
import { w } from './words.ts'

const KEYS: PageKeys = { fields: [], defaults: {} }

/** The models, where each stands, and whether they still do what they did. */
export default function ModelsPage() {
  setDefaults(KEYS.defaults)
  const models = useQuery(ModelsQuery, {})
  const alerts = useQuery(AlertsQuery, {})
  useEffect(() => {
    document.title = `${say(w.models)} · Tallystick`
  })
  return (
    <>
      <Top title={say(w.models)}>
        <ShareButton />
      </Top>
      <Notices known={KEYS} />
      <Sentence
        models={models.data?.models.edges.map(({ node }) => node) ?? []}
        alerts={alerts.data?.monitorAlerts}
      />
      <div class="panels">
        <section class="panel span-12">
          <Registry answer={models} />
        </section>
      </div>
      <div class="panels">
        <Asked span={7} document={DriftQuery} variables={{}}>
          {(answer) => <DriftPanel answer={answer} />}
        </Asked>
        <Asked span={5} document={ScoreShiftQuery} variables={{}}>
          {(answer) => <ScoreShift answer={answer} />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={12} document={RealisedQuery} variables={{}}>
          {(answer) => <RealisedPanel answer={answer} />}
        </Asked>
      </div>
      <div class="panels">
        <Asked span={12} document={ShadowQuery} variables={{}}>
          {(answer) => <Challengers answer={answer} />}
        </Asked>
      </div>
    </>
  )
}
