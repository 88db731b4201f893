import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'

export const list = (values: readonly string[]) => `[${values.map(quoteLiteral).join(', ')}]`

/** Read as one text: a long list of constants would take long to plan. */
export const numbers = (values: readonly number[], type: 'integer' | 'double' = 'integer') =>
  `'[${values.join(', ')}]'::${type}[]`

/** Sets what statements read by `getvariable`: it is part of their plans, and stays. */
export const setAll = (
  engine: Connection,
  expressions: Readonly<Record<string, string | number>>,
) =>
  engine.script(
    Object.entries(expressions)
      .map(([name, expression]) => `set variable ${name} = ${expression}`)
      .join(';\n'),
  )
