import { join } from 'node:path'
import { firstDays } from '../server/commands/first_days.ts'
import { quoteLiteral } from '../server/db/identifier.ts'
import { codeOf } from '../server/ledger/codes.ts'
import { usualDefinition } from '../server/ledger/outcome/definition.ts'
import { loadModel, saveModel } from '../server/models/registry.ts'
import { train } from '../server/models/train.run.ts'
import { startRun } from '../server/runs/run.ts'
import { auc } from '../server/stats/auc.ts'
import { ks } from '../server/stats/ks.ts'
import { loadDemonstration } from './demonstration.ts'
import { type Bench, mean } from './harness.ts'

/** Twelve months before the end of the demonstration lender's history. */
const OBSERVED_ON = '2017-01-01'

/** Lines that the ledger labels good or bad, with their score's PD, the true one, and what became of them. */
const JUDGED = (files: string) => `
with asked as (select $2::varchar as definition, date ${quoteLiteral(OBSERVED_ON)} as observed_on),
truth as (
  select facility_id as source_id, pd
  from read_parquet(${quoteLiteral(join(files, 'truth/pd.parquet'))})
  where month_end = date ${quoteLiteral(OBSERVED_ON)} - 1
)
select score.pd as told, truth.pd as so, (became.outcome = ${codeOf('outcome', 'bad')})::integer as bad
from score
join outcome_computed('asked', $3::timestamp) as became on became.facility_id = score.facility_id
join facility on facility.facility_id = score.facility_id
join truth on truth.source_id = facility.source_id
where score.run_id = $1
  and became.outcome in (${codeOf('outcome', 'good')}, ${codeOf('outcome', 'bad')})
order by truth.pd, score.facility_id`

interface Judged {
  told: number
  so: number
  bad: number
}

function tell(rows: readonly Judged[]): { told: number; so: number } {
  const bad = rows.map((row) => row.bad)
  const by = (of: (row: Judged) => number) => {
    const safe = rows.map((row) => -of(row))
    return { auc: auc(safe, bad), ks: ks(safe, bad) }
  }
  const [told, so] = [by((row) => row.told), by((row) => row.so)]
  console.error(
    `        ${rows.length} lines, ${bad.filter(Boolean).length} bad; AUC of the scorecard ${told.auc.toFixed(4)}, of the true PD ${so.auc.toFixed(4)}; KS ${told.ks.toFixed(3)} and ${so.ks.toFixed(3)}`,
  )
  console.error('        tenth by score   mean PD   mean true PD   defaulted')
  const byScore = rows.toSorted((a, b) => a.told - b.told)
  for (let i = 0; i < 10; i++) {
    const from = Math.floor((i * rows.length) / 10)
    const part = byScore.slice(from, Math.floor(((i + 1) * rows.length) / 10))
    const percent = (of: (row: Judged) => number) =>
      (mean(part.map(of)) * 100).toFixed(2).padStart(7)
    console.error(
      `        ${String(i + 1).padStart(14)}${percent((row) => row.told)} %${percent((row) => row.so).padStart(13)} %${percent((row) => row.bad).padStart(10)} %`,
    )
  }
  return { told: told.auc, so: so.auc }
}

/**
 * A scorecard trained on one simulated lender and judged on another, beside the true PD of the same
 * lines, which no score can beat. The times are areas: ours the scorecard's AUC, the limit the truth's.
 */
export const ceilingBench: Bench = {
  name: 'ceiling',
  claim:
    'A scorecard trained on one simulated lender has an AUC of at least .78 on another; that of the true PD is the most any score can have.',
  limitName: 'AUC of the true PD',
  unit: 'AUC',
  async run({ dir }) {
    const first = await loadDemonstration(dir, 1)
    const { modelId } = await train(
      { asOf: await firstDays(first.store.read, first.effects.now()) },
      first.effects,
    )
    const { model, name } = await loadModel(first.store.read, modelId)
    await first.store.close()
    const second = await loadDemonstration(dir, 2)
    try {
      await second.store.write((sql) =>
        saveModel(sql, { model, name, actor: 'bench', at: new Date() }),
      )
      const { runId } = await startRun({ asOf: OBSERVED_ON }, second.effects)
      const rows = await second.store.read.all<Judged>(JUDGED(second.files), [
        runId,
        JSON.stringify(await usualDefinition()),
        new Date(),
      ])
      const { told, so } = tell(rows)
      return { ours: [told], limit: [so], rows: rows.length }
    } finally {
      await second.store.close()
    }
  },
  met: ({ ours }) => (ours[0] ?? 0) >= 0.78,
}
