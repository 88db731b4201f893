import { parse } from 'yaml'
import { RiskError } from '../db/errors.ts'
import { type Parameters, parametersSchema } from './parameters.ts'

/**
 * The parameters of a YAML document; what it leaves out keeps its default. Throws BAD_REQUEST, naming
 * every unknown key and every value that cannot be.
 */
export function readParameters(yaml = ''): Parameters {
  let given: unknown
  try {
    given = parse(yaml) ?? {}
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `config: not YAML: ${(cause as Error).message}`, { cause })
  }
  const read = parametersSchema.safeParse(given)
  if (read.success) return read.data
  const faults = read.error.issues.map(
    (issue) => `${issue.path.join('.') || 'config'}: ${issue.message}`,
  )
  throw new RiskError('BAD_REQUEST', `config: ${faults.join('; ')}`)
}
