import { RiskError } from '../db/errors.ts'
import { quoteIdentifier } from '../db/identifier.ts'
import type { Imported } from './imported/model.ts'
import { predict } from './imported/predict.ts'
import { withRuntime } from './imported/runtime.ts'
import { columnsOf, valuesSql } from './imported_values.run.ts'
import { withFile } from './training_file.ts'
import { planColumns } from './training_file_columns.ts'
import { readTarget } from './training_file_target.ts'
import { grouped, type Population } from './training_population.ts'

/**
 * The rows of a CSV or Parquet file as an imported model scores them. Throws BAD_REQUEST for a feature, target or
 * protected column it lacks, NOT_READY without the runtime.
 */
export async function readImportedPopulation(
  path: string,
  model: Imported,
  asked: { target: string; event?: string | undefined; protected: readonly string[] },
): Promise<Population> {
  const { inputs } = model
  return withRuntime(model, (session) =>
    withFile(path, {}, async (sql, file) => {
      const { named } = planColumns(file.columns, { target: asked.target })
      const target = await readTarget(sql, file, named.target.name, asked.event)
      const find = (role: string, name: string) => {
        const found = file.columns.find((one) => one.name.toLowerCase() === name.toLowerCase())
        if (found) return found.name
        throw new RiskError('BAD_REQUEST', `${role}: ${path} has no column ${name}`)
      }
      for (const { feature } of inputs) find('model', feature)
      const groups = asked.protected.map((name) => find('protected', name))
      const columns = [
        target.sql,
        valuesSql(inputs),
        ...groups.map((name) => `cast(${quoteIdentifier(name)} as varchar)`),
      ]
      const result = await sql.result(
        `select ${columns.join(', ')} from ${file.relation}
         where ${target.sql} is not null order by ${file.rowNumber}`,
      )
      const score = new Float64Array(result.rowCount)
      const pd = new Float64Array(result.rowCount)
      const bad = new Uint8Array(result.rowCount)
      const found: (string | null)[][] = groups.map(() => [])
      let done = 0
      for (let i = 0; i < result.chunkCount; i++) {
        const chunk = result.getChunk(i)
        const scored = await predict(
          session,
          model,
          columnsOf(chunk, 1, inputs),
          chunk.rowCount,
          done,
        )
        score.set(scored.score, done)
        pd.set(scored.pd, done)
        bad.set(chunk.getColumnValues(0) as number[], done)
        found.forEach((group, g) => {
          group.push(...(chunk.getColumnValues(1 + inputs.length + g) as (string | null)[]))
        })
        done += chunk.rowCount
      }
      return { path, score, pd, bad, groups: found.map(grouped), pointCounts: [] }
    }),
  )
}
