import { resolve } from 'node:path'
import { z } from 'zod'
import { type ExplainedRow, type Explanation, explainModel } from '../models/explain_model.run.ts'
import { fixed } from './fixed.ts'
import { storeVerb } from './verb.ts'

const text = z.string().min(1)

const args = z.object({
  model: text,
  customer: text.optional(),
  table: text.optional(),
  rows: z.array(z.coerce.number().int().min(1)).optional(),
})

function showRow({ subject, score, pd, base, method, terms, reasons }: ExplainedRow): string {
  const said =
    method === 'exact'
      ? 'exact Shapley values'
      : 'Shapley values by sampled permutations, each with its standard error'
  return [
    `${subject}: score ${fixed(score, 1)}, PD ${(100 * pd).toFixed(2)}%`,
    `  ${said}; they and the mean of the background, ${fixed(base, 1)}, sum to the score`,
    ...terms
      .toSorted((a, b) => a.points - b.points)
      .map(({ feature, value, points, standardError }) => {
        const error = standardError === null ? '' : ` ± ${fixed(standardError, 2)}`
        return `  ${fixed(points, 2).padStart(8)}${error}  ${feature} = ${value ?? 'missing'}`
      }),
    `  reasons: ${reasons.join(', ') || 'none'}`,
  ].join('\n')
}

export const explainVerb = storeVerb<z.infer<typeof args>, Explanation>({
  name: 'explain',
  summary: 'why an imported model scores a customer, or rows of a table, so: Shapley values',
  args,
  declare: (command) =>
    command
      .argument('<model>', 'an imported model’s name or id')
      .option('--customer <id>', 'the id in the source; as the newest published run saw it')
      .option('--table <file>', 'a CSV or Parquet file instead')
      .option('--rows <numbers>', 'which of its rows, from 1: 1,5,9 (1)'),
  read: ([model], { customer, table, rows }) => ({
    model,
    customer,
    table: table === undefined ? undefined : resolve(String(table)),
    rows: rows === undefined ? undefined : String(rows).split(','),
  }),
  run: (request, { store, signal }) => explainModel(request, { sql: store.read, signal }),
  show: ({ modelId, rows }) => [modelId, ...rows.map(showRow)].join('\n'),
})
