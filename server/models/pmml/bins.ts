import { RiskError } from '../../db/errors.ts'
import type { BinCondition } from '../scorecard/model.ts'
import { type Field, type Given, namedValues, OTHER, taken } from './field.ts'
import { type Cell, cellsOf, type Edge, labelOf } from './number_cells.ts'

/** What a value gives: points, and of a number so many more a unit. `from` is the attribute that says so. */
export interface Effect {
  points: number
  slope: number
  from: string
  /** The attribute's own reason code. */
  code?: string
}

export type PartBin = BinCondition & { label: string; points: number; slope?: number }

/** What the analyst reads values as that the file gives no score. */
export interface StandIn {
  missing?: number | string | undefined
  unseen?: number | string | undefined
}

/** Values of a field without a score, as they are called, that nothing stands in for. */
export interface Gap {
  field: string
  role: keyof StandIn
  called: string
}

/** One field's share of a score: a bin for every value there is. */
export interface Part {
  field: Field
  name: string
  /** What points are held against; null: the file does not say. */
  baseline: number | null
  bins: PartBin[]
  /** Points of a text that no bin lists. */
  unseen: number
}

/**
 * The bins of a field: the file is asked about every value at which its answer may change, about those in
 * between, about missing, and about a text that it does not name. `values` are those that `effectOf` compares
 * with; it gives undefined where there is no score. A value without a score that nothing stands in for is one of
 * `gaps`. Throws BAD_REQUEST for a stand-in that has none or that nothing asks for.
 */
export function binsOf(
  field: Field,
  values: readonly (string | number)[],
  effectOf: (given: Given) => Effect | undefined,
  standIn: StandIn,
  gaps: Gap[],
): Pick<Part, 'bins' | 'unseen'> {
  const used = new Set<keyof StandIn>()
  const reach = (given: Given, called: () => string): Effect => {
    const seen = taken(field, given)
    const own = seen === undefined ? undefined : scored(effectOf(seen), seen)
    if (own) return seen === given ? own : settled(own, seen as Given)
    const missing = given === null || (given !== OTHER && field.asMissing.has(given))
    const role = missing ? 'missing' : 'unseen'
    const instead = standIn[role]
    if (instead === undefined) {
      if (!gaps.some((gap) => gap.field === field.name && gap.role === role))
        gaps.push({ field: field.name, role, called: called() })
      return { points: 0, slope: 0, from: '' }
    }
    used.add(role)
    const fits = typeof instead === (field.type === 'number' ? 'number' : 'string')
    const found = fits ? effectOf(instead) : undefined
    if (!found)
      throw new RiskError(
        'BAD_REQUEST',
        `contract: ${field.name}: ${role} is read as ${JSON.stringify(instead)}, which has no score either`,
      )
    return settled(found, instead)
  }
  const missing = reach(null, () => 'missing')
  const named = [...new Set([...values, ...namedValues(field)])]
  const made =
    field.type === 'number'
      ? { bins: numberBins(named as number[], reach), unseen: missing.points }
      : textBins(named as string[], reach)
  const idle = (['missing', 'unseen'] as const).find(
    (role) => standIn[role] !== undefined && !used.has(role),
  )
  if (idle)
    throw new RiskError(
      'BAD_REQUEST',
      `contract: ${field.name}: ${idle} is said in vain; the file has a score there`,
    )
  return { ...made, bins: [...made.bins, binOf({ kind: 'missing' }, 'missing', missing)] }
}

/** Nothing times a slope is no score. */
const scored = (effect: Effect | undefined, value: Given) =>
  effect && effect.slope !== 0 && typeof value !== 'number' ? undefined : effect

/** What one value gives, whoever reads it. */
const settled = (effect: Effect, value: Given): Effect =>
  effect.slope === 0
    ? effect
    : { ...effect, points: effect.points + effect.slope * (value as number), slope: 0 }

const binOf = (
  condition: BinCondition,
  label: string,
  { points, slope, code }: Effect,
): PartBin => ({
  ...condition,
  label: code === undefined ? label : `${label} (${code})`,
  points,
  ...(slope !== 0 && { slope }),
})

const same = (a: Effect, b: Effect) =>
  a.from === b.from && a.points === b.points && a.slope === b.slope

type Reach = (given: Given, called: () => string) => Effect

type Run = { lower: Edge; upper: Edge; effect: Effect; cells: Cell[] }

/** Neighbours of one effect are one range; a single number apart from both its neighbours is a listed value. */
function numberBins(values: readonly number[], reach: Reach): PartBin[] {
  const runs: Run[] = []
  for (const cell of cellsOf(values)) {
    const effect = reach(cell.value, () => labelOf(cell.lower, cell.upper))
    const last = runs.at(-1)
    if (last && same(last.effect, effect)) {
      last.upper = cell.upper
      last.cells.push(cell)
    } else runs.push({ lower: cell.lower, upper: cell.upper, effect, cells: [cell] })
  }
  const alone = ({ cells: [cell, second] }: Run) => !second && cell!.point
  const listed = runs.filter(alone)
  const ranges: Run[] = []
  for (const run of runs.filter((one) => !alone(one))) {
    const last = ranges.at(-1)
    // What lay between is listed, and wins over the range.
    if (last && same(last.effect, run.effect)) last.upper = run.upper
    else ranges.push({ ...run, lower: last ? last.upper : run.lower })
  }
  return [
    ...grouped(listed.map(({ effect, cells }) => ({ value: cells[0]!.value, effect }))),
    ...ranges.map(({ lower, upper, effect }) =>
      binOf(
        { kind: 'range', lower: lower?.from ?? null, upper: upper?.from ?? null },
        labelOf(lower, upper),
        effect,
      ),
    ),
  ]
}

function textBins(values: readonly string[], reach: Reach): Pick<Part, 'bins' | 'unseen'> {
  const { points } = reach(OTHER, () => 'a text that it does not list')
  const listed = values.map((value) => ({ value, effect: reach(value, () => value) }))
  return { bins: grouped(listed), unseen: points }
}

/** Values of one effect are one bin. */
function grouped(listed: readonly { value: string | number; effect: Effect }[]): PartBin[] {
  const groups: { values: (string | number)[]; effect: Effect }[] = []
  for (const { value, effect } of listed) {
    const own = groups.find((group) => same(group.effect, effect))
    if (own) own.values.push(value)
    else groups.push({ values: [value], effect })
  }
  return groups.map(({ values, effect }) =>
    binOf({ kind: 'values', values }, values.map((v) => (v === '' ? "''" : v)).join(', '), effect),
  )
}
