import { doubleLiteral, quoteLiteral } from '../../db/identifier.ts'
import type { Routed } from '../scorecard/route.ts'
import { type Step, stepsOf } from './conditions.ts'

export const list = (items: readonly string[], indent = '    ') => items.join(`,\n${indent}`)

/** What stands after -- must not end its line. */
export const remark = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, ' ')

export const remarked = (text: string, sql: string) => `-- ${remark(text)}\n    ${sql}`

export const plain = (name: string) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_')

/** Of which rows a model tells, for people. */
export const learnedFrom = ({ rows, elsewhere }: { rows: number; elsewhere?: string }): string =>
  elsewhere === undefined
    ? `Fitted on ${rows} rows`
    : `Trained elsewhere (${elsewhere}), judged on ${rows} rows`

/** Points of a bin, and by the unit of its value where it has a slope. */
export const pointsSql = (
  { points, slope }: { points: number; slope?: number },
  value: string,
): string =>
  slope === undefined
    ? doubleLiteral(points)
    : `${doubleLiteral(points)} + ${doubleLiteral(slope)} * ${value}`

/** What of a value's bin; -1 is the bin of what no bin holds. */
export function caseOf(
  axis: Pick<Routed, 'bins' | 'type'>,
  value: string,
  of: (bin: number) => string,
  unseen = of(-1),
): string {
  const steps = stepsOf(axis)
  const missing = steps.find(({ kind }) => kind === 'missing')
  const lost = missing ? of(missing.bin) : unseen
  const last = steps.findLast(({ kind }) => kind === 'range')
  const rest = last ? of(last.bin) : unseen
  const whens = steps.flatMap((step) => whenOf(step, value, of))
  // Above every bound: NaN, which elsewhere than here is below every number, or unlike itself.
  const odd =
    axis.type === 'number' ? [`when lower(cast(${value} as varchar)) = 'nan' then ${lost}`] : []
  return `case
      ${[`when ${value} is null then ${lost}`, ...whens, ...odd, `else ${rest}`].join('\n      ')}
    end`
}

function whenOf(step: Step, value: string, of: (bin: number) => string): string[] {
  if (step.kind === 'values') {
    const literals = step.values.map((v) =>
      typeof v === 'number' ? doubleLiteral(v) : quoteLiteral(v),
    )
    return [`when ${value} in (${literals.join(', ')}) then ${of(step.bin)}`]
  }
  return step.kind === 'range' && step.upper !== null
    ? [`when ${value} < ${doubleLiteral(step.upper)} then ${of(step.bin)}`]
    : []
}
