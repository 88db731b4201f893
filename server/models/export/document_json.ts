import type { AnyModel } from '../document.ts'
import type { SavedModel } from '../registry.ts'

/** Of the envelope around the document; the document has a `version` of its own. */
const FORMAT_VERSION = 1

/** The model as the registry keeps it, in an envelope that says what it is. */
export function documentJson({
  modelId,
  name,
  createdAt,
  actor,
  model,
}: SavedModel<AnyModel>): string {
  const envelope = { format: 'tallystick-model', formatVersion: FORMAT_VERSION }
  return `${JSON.stringify({ ...envelope, modelId, name, createdAt, actor, model }, null, 2)}\n`
}
