import type { BinCondition } from '../scorecard/model.ts'
import type { Routed } from '../scorecard/route.ts'

/** A bin's condition as exporting writes it: the first that holds a value, in this order, is its bin. */
export type Step =
  | { kind: 'missing'; bin: number }
  | { kind: 'values'; bin: number; values: (string | number)[] }
  /** Below `upper`, where no step before holds the value; null: every other number. */
  | { kind: 'range'; bin: number; lower: number | null; upper: number | null }

/**
 * The bins as steps that mean what `binOf` does: missing, then listed values (they may lie inside a
 * range; each belongs to the first bin that lists it), then ranges by rising value. What no step holds, missing where training saw none, is unseen.
 */
export function stepsOf({ bins, type }: Pick<Routed, 'bins' | 'type'>): Step[] {
  const fits = type === 'number' ? 'number' : 'string'
  const listed = new Set<string | number>()
  const own = (value: string | number) =>
    typeof value === fits && !listed.has(value) && listed.add(value)
  const steps = bins.map((condition: BinCondition, bin): Step => {
    if (condition.kind === 'values')
      return { kind: 'values', bin, values: condition.values.filter(own) }
    return condition.kind === 'range'
      ? { kind: 'range', bin, lower: condition.lower, upper: condition.upper }
      : { kind: 'missing', bin }
  })
  const order = { missing: 0, values: 1, range: 2 }
  return steps
    .filter((step) => step.kind !== 'values' || step.values.length > 0)
    .sort((a, b) => order[a.kind] - order[b.kind])
}

/** Names that differ from each other and from those taken: the later of two alike gets a number. */
export function distinctNames(wanted: readonly string[], taken: readonly string[] = []): string[] {
  const used = new Set(taken.map((name) => name.toLowerCase()))
  return wanted.map((name) => {
    let own = name
    for (let n = 2; used.has(own.toLowerCase()); n++) own = `${name}_${n}`
    used.add(own.toLowerCase())
    return own
  })
}
