import type { Model } from '../server/models/document.ts'
import { scoreSql } from '../server/scoring/score.sql.ts'
import { type Context, type Finding, inTurn } from './harness.ts'
import { withEngine } from './world.ts'

/** Sums over the scores of made-up subjects, one in twenty values missing, beside the barest scan of the same columns. */
export const scoreBesideScan = (
  model: Model,
  sums: string,
  { rows, runs }: Context,
): Promise<Finding> =>
  withEngine(async (engine) => {
    await engine.script(
      `create table feature as
       select i as subject_id, i as customer_id, null::bigint as facility_id,
         ${model.features.map((name, k) => `case when hash(i, ${k}) % 20 = 0 then null else (hash(i, ${k}) % 1000) / 1000.0::double end as ${name}`).join(', ')}
       from range(${rows}) t(i)`,
    )
    const sum = model.features.map((name) => `sum(${name})`).join(' + ')
    const times = await inTurn(
      runs,
      () => engine.script(`select ${sums} from (${scoreSql(model, 'feature')})`),
      () => engine.script(`select ${sum} from feature`),
    )
    return { ...times, rows }
  })
