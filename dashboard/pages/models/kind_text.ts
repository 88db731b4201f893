import { say } from '../../state/say.ts'
import type { ListedModel } from './query.ts'
import { kinds, w } from './words.ts'

/** The kind of a model in words, with the names of its segments. */
export const kindText = ({
  kind,
  segments,
}: {
  kind: ListedModel['kind']
  segments: readonly { name: string }[]
}) => {
  const words = kinds[kind as keyof typeof kinds]
  const told = words ? say(words) : kind
  const names = segments.map(({ name }) => name).join(', ')
  return names === '' ? told : say(w.segments, { kind: told, names })
}
