import { RiskError } from '../../db/errors.ts'
import type { Known } from '../imported/bind.ts'
import type { Contract, ContractInput } from '../imported/contract.ts'
import type { Part, StandIn } from './bins.ts'
import type { Field } from './field.ts'

const refused = (message: string) => new RiskError('BAD_REQUEST', `contract: ${message}`)

const MOST_LISTED = 12

/** A part of a sum, and the feature that fills its field. */
export interface BoundPart extends Part {
  feature: Known
}

/** What the analyst says of each field, by its name. Throws BAD_REQUEST for a field that the file lacks. */
export function askedOf(
  { inputs = [] }: Contract,
  fields: ReadonlyMap<string, Field>,
): ReadonlyMap<string, ContractInput & StandIn> {
  for (const { feature, input = feature, categories } of inputs) {
    if (!fields.has(input))
      throw refused(
        `no field of the file is called ${input}; there are ${[...fields.keys()].slice(0, MOST_LISTED).join(', ')}`,
      )
    if (categories) throw refused(`${input}: a PMML file names its own categories`)
  }
  return new Map(inputs.map((one) => [one.input ?? one.feature, one]))
}

/** The features of a sum's fields. Throws BAD_REQUEST for one that is not there, or of another type or unit. */
export function bindParts(
  parts: readonly Part[],
  asked: ReadonlyMap<string, ContractInput>,
  known: readonly Known[],
): BoundPart[] {
  const bound = parts.map((part) => {
    const { name, type } = part.field
    const own = asked.get(name)
    const wanted = own?.feature ?? name
    const feature = known.find((one) => one.name === wanted)
    if (!feature)
      throw refused(
        `the field ${name}: nothing is called ${wanted}; there are ${known
          .slice(0, MOST_LISTED)
          .map((one) => one.name)
          .join(
            ', ',
          )}${known.length > MOST_LISTED ? ` and ${known.length - MOST_LISTED} more` : ''}`,
      )
    if (feature.type !== type || (own?.type && own.type !== type))
      throw refused(`the field ${name} is a ${type}; ${feature.name} is a ${feature.type}`)
    if (own?.unit && own.unit !== feature.unit)
      throw refused(`${feature.name} is in ${feature.unit ?? 'no known unit'}, not in ${own.unit}`)
    return { ...part, feature }
  })
  const twice = bound.find(
    ({ feature }, i) => bound.findIndex((one) => one.feature === feature) < i,
  )
  if (twice) throw refused(`${twice.feature.name} fills two fields; each feature fills one`)
  return bound
}
