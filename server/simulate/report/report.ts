import { readFile } from 'node:fs/promises'
import type { Connection } from '../../db/connection.ts'
import { quoteLiteral } from '../../db/identifier.ts'
import { usualDefinition } from '../../ledger/outcome/definition.ts'
import type { Parameters } from '../parameters.ts'
import { type Anchor, anchorsOf, MEASURES, type Measure } from './anchors.ts'

/** A figure of the lender beside what it should come near to. */
export interface ReportRow {
  measure: Measure
  part: string
  value: number
  /** null: nothing is known to hold it against. */
  expected: number | null
  basis: Anchor['basis'] | null
  source: string | null
  /** null where nothing is expected. */
  isNear: boolean | null
}

export interface Report {
  customers: number
  months: number
  seed: number
  /** What each measure of `rows` says, and its unit. */
  measures: typeof MEASURES
  rows: ReportRow[]
}

const QUERIES = [
  'ticket',
  'ticket_by_group',
  'frequency',
  'hours',
  'season',
  'events',
  'limit',
  'repayment',
  'roll',
  'vintage',
  'refund',
  'true_pd',
] as const

const WRITTEN_DEFINITION = new URL('../../ledger/outcome/written_definition.sql', import.meta.url)

interface Measured {
  measure: Measure
  part: string
  value: number | null
  expected?: number | null
}

const near = (value: number, { expected, within }: Anchor) =>
  Math.abs(value - expected) <= within * Math.abs(expected)

function row({ measure, part, value, expected }: Measured, anchor?: Anchor): ReportRow[] {
  if (value === null) return []
  return [
    {
      measure,
      part,
      value,
      expected: anchor?.expected ?? expected ?? null,
      basis: anchor?.basis ?? null,
      source: anchor?.source ?? null,
      isNear: anchor ? near(value, anchor) : null,
    },
  ]
}

/**
 * Holds a lender against what is published and assumed of such lenders. `engine` has its files as views
 * of their names, `truth_…` those of the truth. A lender too small or too young for a figure has no row
 * for it.
 */
export async function reportOn(
  engine: Connection,
  lender: { customers: number; months: number; seed: number },
  world: Parameters,
): Promise<Report> {
  await engine.script(
    `create or replace temp table spring_festival as select unnest([${world.spending.spring_festival
      .map((day) => `date '${day}'`)
      .join(', ')}]) as first_day`,
  )
  await engine.script(await readFile(WRITTEN_DEFINITION, 'utf8'))
  await engine.script(
    `set variable definition = ${quoteLiteral(JSON.stringify(await usualDefinition()))}`,
  )
  const anchors = new Map(
    anchorsOf(world).map((anchor) => [`${anchor.measure} ${anchor.part}`, anchor]),
  )
  const measured: Measured[] = []
  for (const name of QUERIES) {
    const sql = await readFile(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8')
    measured.push(...(await engine.all<Measured>(sql)))
  }
  const order = Object.keys(MEASURES)
  const rows = measured
    .flatMap((one) => row(one, anchors.get(`${one.measure} ${one.part}`)))
    .sort(
      (a, b) => order.indexOf(a.measure) - order.indexOf(b.measure) || (a.part < b.part ? -1 : 1),
    )
  return { ...lender, measures: MEASURES, rows }
}
