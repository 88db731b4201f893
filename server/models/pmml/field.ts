import { attributeOf, childrenOf, numberOf, onlyAttributes, parsed, refused } from './nodes.ts'
import type { Node } from './xml_tree.ts'

/** A text that the file nowhere names. */
export const OTHER = Symbol('a text that is not listed')
/** What a field may hold; null: missing. */
export type Given = number | string | null | typeof OTHER

const TREATMENTS = ['returnInvalid', 'asIs', 'asMissing', 'asValue'] as const

/** A field that a model reads: which values there are, and what is made of missing and invalid ones. */
export interface Field {
  name: string
  label: string
  type: 'number' | 'category'
  /** Values named by the file; null: every value is valid. */
  valid: ReadonlySet<string | number> | null
  intervals: readonly Interval[]
  asMissing: ReadonlySet<string | number>
  invalid: ReadonlySet<string | number>
  /** What missing is read as; null: it stays missing. */
  replacement: string | number | null
  /** Missing gives no score. */
  missingIsInvalid: boolean
  treatment: (typeof TREATMENTS)[number]
  invalidReplacement: string | number | null
}

interface Interval {
  lower: number | null
  upper: number | null
  closure: string
}

const NUMBERS = ['double', 'float', 'integer', 'dateDaysSince[1970]']
const TEXTS = ['string', 'boolean']

/** A field of the data dictionary as the mining schema of a model takes it. */
export function fieldOf(data: Node, mining: Node): Field {
  const dataType = attributeOf(data, 'dataType')
  if (![...NUMBERS, ...TEXTS].includes(dataType))
    throw refused(data, `the dataType ${dataType} is not read`)
  onlyAttributes(data, ['name', 'displayName', 'optype', 'dataType', 'isCyclic'])
  const type = NUMBERS.includes(dataType) ? 'number' : 'category'
  const name = attributeOf(data, 'name')
  const { attributes } = mining
  const outliers = attributes.outliers ?? 'asIs'
  if (outliers !== 'asIs') throw refused(mining, `outliers ${outliers} of ${name} is not read`)
  const read = (node: Node, text: string) => valueAs(node, type, text)
  const values = (property: string) =>
    childrenOf(data, 'Value')
      .filter((one) => (one.attributes.property ?? 'valid') === property)
      .map((one) => read(one, attributeOf(one, 'value')))
  const valid = values('valid')
  const treatment = TREATMENTS.find(
    (one) => one === (attributes.invalidValueTreatment ?? 'returnInvalid'),
  )
  if (!treatment)
    throw refused(mining, `no such invalidValueTreatment: ${attributes.invalidValueTreatment}`)
  const replacement = (attribute: string) => {
    const text = attributes[attribute]
    return text === undefined ? null : read(mining, text)
  }
  return {
    name,
    label: data.attributes.displayName ?? name,
    type,
    valid: valid.length > 0 ? new Set(valid) : null,
    intervals: childrenOf(data, 'Interval').map((one) => ({
      lower: one.attributes.leftMargin === undefined ? null : numberOf(one, 'leftMargin'),
      upper: one.attributes.rightMargin === undefined ? null : numberOf(one, 'rightMargin'),
      closure: attributeOf(one, 'closure'),
    })),
    asMissing: new Set(values('missing')),
    invalid: new Set(values('invalid')),
    replacement: replacement('missingValueReplacement'),
    missingIsInvalid: attributes.missingValueTreatment === 'returnInvalid',
    treatment,
    invalidReplacement: replacement('invalidValueReplacement'),
  }
}

/** A text of the file as the field's type has it. */
export const valueAs = (node: Node, type: Field['type'], text: string): string | number =>
  type === 'number' ? parsed(node, text, 'value') : text

/** Values at which what the field is taken for may change. */
export function namedValues(field: Field): (string | number)[] {
  const margins = field.intervals.flatMap(({ lower, upper }) => [lower, upper])
  return [
    ...(field.valid ?? []),
    ...field.asMissing,
    ...field.invalid,
    ...margins.flatMap((margin) => margin ?? []),
  ]
}

/** What the model is given for a value of the field; undefined: nothing, there is no score. */
export function taken(field: Field, given: Given): Given | undefined {
  if (given === null || (given !== OTHER && field.asMissing.has(given))) {
    if (field.replacement !== null) return field.replacement
    return field.missingIsInvalid ? undefined : null
  }
  if (isValid(field, given)) return given
  switch (field.treatment) {
    case 'asIs':
      return given
    case 'asMissing':
      return taken(field, null)
    case 'asValue':
      return field.invalidReplacement ?? undefined
    case 'returnInvalid':
      return undefined
  }
}

function isValid({ valid, intervals, invalid }: Field, given: number | string | typeof OTHER) {
  if (given !== OTHER && invalid.has(given)) return false
  if (!valid && intervals.length === 0) return true
  if (given === OTHER) return false
  if (valid?.has(given)) return true
  return intervals.some(({ lower, upper, closure }) => {
    const value = given as number
    const above = lower === null || (closure.startsWith('closed') ? value >= lower : value > lower)
    const below = upper === null || (closure.endsWith('Closed') ? value <= upper : value < upper)
    return above && below
  })
}
