import { RiskError } from '../../db/errors.ts'
import type { Cell, Imported, Input } from './model.ts'
import type { Feed, OnnxSession, TensorData } from './runtime.ts'
import { faultOf, scoreOf } from './score_of.ts'

/** What scoring needs of a model: its inputs, its output and its scaling. */
export type Bound = Pick<Imported, 'inputs' | 'output' | 'scaling'>

/** A column of values a feature, in the order of the inputs. */
export type Columns = readonly ArrayLike<Cell>[]

export interface Predicted {
  score: Float64Array
  pd: Float64Array
}

/** Rows that the runtime takes at once. */
export const BATCH = 8192

/**
 * Scores and PDs of rows, in batches. Throws MODEL_INVALID where an answer cannot be what the output is
 * said to be, naming the output, the row and what was expected; `first` is the number of the first row, from 0.
 */
export async function predict(
  session: OnnxSession,
  { inputs, output, scaling }: Bound,
  columns: Columns,
  rows: number,
  first = 0,
): Promise<Predicted> {
  const score = new Float64Array(rows)
  const pd = new Float64Array(rows)
  for (let from = 0; from < rows; from += BATCH) {
    const count = Math.min(BATCH, rows - from)
    const answers = await session.run(feedsOf(inputs, columns, from, count), output.name)
    if (answers.length !== count * output.columns)
      throw new RiskError(
        'MODEL_INVALID',
        `the output ${output.name} has ${answers.length} values for ${count} rows; expected ${output.columns} a row`,
      )
    for (let row = 0; row < count; row++) {
      const answer = answers[row * output.columns + output.column] as number
      const expected = faultOf(answer, output.is)
      if (expected)
        throw new RiskError(
          'MODEL_INVALID',
          `the output ${output.name} is ${answer} in row ${first + from + row + 1}; expected ${expected}`,
        )
      const scored = scoreOf(answer, output.is, scaling)
      score[from + row] = scored.score
      pd[from + row] = scored.pd
    }
    // The runtime works on this thread: others are served in between.
    await new Promise(setImmediate)
  }
  return { score, pd }
}

/** Some rows as the tensors that the model takes. */
export function feedsOf(
  inputs: readonly Input[],
  columns: Columns,
  from: number,
  count: number,
): Record<string, Feed> {
  const feeds: Record<string, Feed> = {}
  for (const name of new Set(inputs.map(({ input }) => input))) {
    const own = [...inputs.entries()].filter(([, { input }]) => input === name)
    const type = own[0]![1].tensor
    const data = emptyOf(type, count * own.length) as (number | bigint | string)[]
    for (const [at, input] of own) {
      const values = columns[at]!
      for (let row = 0; row < count; row++)
        data[row * own.length + input.column] = given(input, values[from + row] ?? null)
    }
    feeds[name] = {
      type,
      data: data as unknown as TensorData,
      dims: own[0]![1].flat ? [count] : [count, own.length],
    }
  }
  return feeds
}

function emptyOf(type: Input['tensor'], length: number): TensorData {
  switch (type) {
    case 'float32':
      return new Float32Array(length)
    case 'float64':
      return new Float64Array(length)
    case 'int32':
      return new Int32Array(length)
    case 'int64':
      return new BigInt64Array(length)
    case 'bool':
      return new Uint8Array(length)
    case 'string':
      return new Array<string>(length)
  }
}

const WHOLE = new Set(['int32', 'int64', 'bool'])

/** A value as the model takes it. Throws MODEL_INVALID for a fraction where the input takes whole numbers. */
function given(input: Input, value: Cell): number | bigint | string {
  const { feature, type, tensor, missing, categories, unseen } = input
  const lost = value === null || (type === 'number' && Number.isNaN(value))
  const own = lost
    ? missing
    : categories
      ? Object.hasOwn(categories, String(value))
        ? categories[String(value)]
        : (unseen ?? missing)
      : type === 'category'
        ? String(value)
        : Number(value)
  const told = own ?? Number.NaN
  if (WHOLE.has(tensor) && !Number.isInteger(told))
    throw new RiskError(
      'MODEL_INVALID',
      `the input ${input.input} takes whole numbers (${tensor}); ${feature} is ${told}`,
    )
  return tensor === 'int64' ? BigInt(told) : told
}
