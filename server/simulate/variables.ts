import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'

export const list = (values: readonly (string | number)[]) =>
  `[${values.map((value) => (typeof value === 'string' ? quoteLiteral(value) : value)).join(', ')}]`

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
