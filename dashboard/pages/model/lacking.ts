import type { Query } from '../../api/use_query.ts'
import type { Words } from '../../state/say.ts'
import type { ValidationAnswer } from './query.ts'

/** Why there are no figures of rows held back, in the words of the server. */
export function lackingOf({ data }: Query<ValidationAnswer>): Words {
  const why = data?.model?.validation.lacking ?? ''
  return [why, why]
}
