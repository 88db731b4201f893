import { RiskError } from '../db/errors.ts'
import { readBinningFile } from './binning_file.ts'
import type { FeatureOptions } from './scorecard/candidates.ts'
import type { Table } from './scorecard/table.ts'
import { type SpecialValues, specialOf } from './special_values.ts'

/**
 * How each feature is to be binned: by the file of bins, and with its special values. Throws BAD_REQUEST
 * for a name that is no feature, and for what an additive model does not take.
 */
export async function featureOptions(
  { bins, kind }: { bins?: string | undefined; kind?: string | undefined },
  special: SpecialValues,
  { file, table }: { file: { columns: readonly { name: string }[] }; table: Table },
): Promise<Record<string, FeatureOptions>> {
  const asked = bins === undefined ? {} : await readBinningFile(bins)
  checkNames('bins', Object.keys(asked), table)
  if (kind === 'additive') checkAdditiveBins(asked)
  checkNames('special-file', [...special.byColumn.keys()], file)
  return Object.fromEntries(
    table.columns.map(({ name }) => [
      name,
      { ...asked[name], special: [...specialOf(special, name), ...(asked[name]?.special ?? [])] },
    ]),
  )
}

/** Throws BAD_REQUEST for a name that no column has. */
export function checkNames(
  option: string,
  asked: readonly string[],
  { columns }: { columns: readonly { name: string }[] },
) {
  const known = new Set(columns.map(({ name }) => name))
  const unknown = asked.find((name) => !known.has(name))
  if (unknown !== undefined)
    throw new RiskError('BAD_REQUEST', `${option}: no feature is called ${unknown}`)
}

/** Of an analyst's bins an additive model takes trends that rise or fall, and special values. */
function checkAdditiveBins(asked: Record<string, FeatureOptions>): void {
  for (const [name, { special, trend, ...others }] of Object.entries(asked)) {
    const isOdd = trend !== undefined && trend !== 'ascending' && trend !== 'descending'
    const [odd] = [...(isOdd ? [`trend ${trend}`] : []), ...Object.keys(others)]
    if (odd !== undefined)
      throw new RiskError(
        'BAD_REQUEST',
        `bins: ${name}: ${odd}: needs a scorecard, not kind additive, which takes trend ascending or descending, and special`,
      )
  }
}
