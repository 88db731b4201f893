import type { Store } from '../../db/store.ts'
import { FEATURES } from '../../features/catalogue.ts'
import { saveModel } from '../../models/registry.ts'
import type { Characteristic, Scorecard } from '../../models/scorecard/model.ts'
import { startRun } from '../../runs/run.ts'

export const AS_OF = '2018-01-01'
const AT = new Date('2018-01-01T02:00:00Z')

/** Two bins at an edge, and one for what is missing: points by hand. */
const characteristic = (
  feature: string,
  unit: string,
  edge: number,
  [below, above, missing]: [number, number, number],
): Characteristic => ({
  feature,
  label: FEATURES.find((one) => one.name === feature)?.label ?? feature,
  unit,
  type: 'number',
  beta: 1,
  woeUnseen: 0,
  pointsUnseen: 0,
  bins: [
    {
      kind: 'range',
      lower: null,
      upper: edge,
      label: `under ${edge}`,
      count: 50,
      bad: 1,
      badRate: 0.02,
      woe: 0.5,
      points: below,
    },
    {
      kind: 'range',
      lower: edge,
      upper: null,
      label: `${edge} and more`,
      count: 40,
      bad: 4,
      badRate: 0.1,
      woe: -0.5,
      points: above,
    },
    { kind: 'missing', label: 'missing', count: 10, bad: 1, badRate: 0.1, woe: 0, points: missing },
  ],
  iv: 0.3,
  trend: 'ascending',
  meanPoints: (below + above) / 2,
  maxPoints: Math.max(below, above),
  minPoints: Math.min(below, above),
  standardError: 0.1,
  pValue: 0.01,
})

const MODEL: Scorecard = {
  kind: 'scorecard',
  version: 1,
  features: ['utilisation', 'declined_count_90d'],
  target: { definition: 'over 90 days past due', horizonMonths: 12, bad: 'bad', good: 'good' },
  scaling: { pdo: 50, baseScore: 600, baseOdds: 19 },
  intercept: 3,
  characteristics: [
    characteristic('utilisation', 'ratio', 0.1, [350, 300, 310]),
    characteristic('declined_count_90d', 'count', 2.5, [360, 320, 330]),
  ],
  basePoints: 0,
  meanScore: 665,
  training: { rows: 100, bads: 6, seed: 42, method: 'by hand', excluded: [] },
  metrics: {},
}

/** Saves a scorecard written by hand, so that a run has a model. Returns its id. */
export const saveHandModel = (store: Store): Promise<string> =>
  store.write((sql) => saveModel(sql, { model: MODEL, name: 'by hand', actor: 'test', at: AT }))

/** Gives the small lender a published run (number 1) of that scorecard and the first policy. */
export async function publishRun(store: Store): Promise<void> {
  await saveHandModel(store)
  await startRun(
    { asOf: AS_OF },
    {
      store,
      progress: () => undefined,
      signal: new AbortController().signal,
      now: () => AT,
      actor: 'test',
    },
  )
}
