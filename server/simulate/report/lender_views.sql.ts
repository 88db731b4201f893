import { join } from 'node:path'
import { quoteLiteral } from '../../db/identifier.ts'

const READERS = { parquet: 'read_parquet', csv: 'read_csv', ndjson: 'read_json' } as const

/** Relations in one file each, and those in a file a month. */
const WHOLE = ['facilities', 'limit_events', 'instalment_plans'] as const
const MONTHLY = ['transactions', 'statements'] as const
const TRUTH = ['facility_months', 'customers', 'pd'] as const

/** SQL that makes the files of a simulated lender readable by the names of their relations. */
export function lenderViews(folder: string, format: keyof typeof READERS): string {
  const view = (name: string, reader: string, path: string) =>
    `create or replace view ${name} as from ${reader}(${quoteLiteral(join(folder, path))})`
  return [
    ...WHOLE.map((name) => view(name, READERS[format], `${name}.${format}`)),
    ...MONTHLY.map((name) => view(name, READERS[format], `${name}_*.${format}`)),
    ...TRUTH.map((name) =>
      view(`truth_${name}`, READERS.parquet, join('truth', `${name}.parquet`)),
    ),
  ].join(';\n')
}
