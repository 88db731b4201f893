import type { Connection } from '../db/connection.ts'
import { quoteLiteral } from '../db/identifier.ts'

export const list = (values: readonly (string | number)[]) =>
  `[${values.map((value) => (typeof value === 'string' ? quoteLiteral(value) : value)).join(', ')}]`

/** Sets what statements read by `getvariable`: it is part of their plans, and stays. */
export const set = (engine: Connection, name: string, expression: string) =>
  engine.script(`set variable ${name} = ${expression}`)
