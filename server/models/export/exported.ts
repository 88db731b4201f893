import { RiskError } from '../../db/errors.ts'
import type { Card } from '../document.ts'
import type { SavedModel } from '../registry.ts'
import { documentJson } from './document_json.ts'
import { onnxModel } from './onnx_model.ts'
import { pmmlModel } from './pmml_model.ts'
import { portableSql, type SqlNames } from './portable.sql.ts'

/** What a model can be written as. */
export const MODEL_FORMATS = ['sql', 'json', 'pmml', 'onnx'] as const
export type ModelFormat = (typeof MODEL_FORMATS)[number]

/** A saved model in a format that other systems run: text, or for ONNX bytes. Throws BAD_REQUEST for what it cannot hold. */
export function exportModel(
  saved: SavedModel,
  format: ModelFormat,
  names: SqlNames = {},
): string | Uint8Array {
  switch (format) {
    case 'sql':
      return portableSql(saved, names)
    case 'json':
      return documentJson(saved)
    case 'pmml':
      return pmmlModel(oneCard(saved, 'PMML'))
    case 'onnx':
      return onnxModel(oneCard(saved, 'ONNX'))
  }
}

/** A model that is one card. Throws BAD_REQUEST for one of segments. */
function oneCard(saved: SavedModel, format: string): SavedModel<Card> {
  const { model, modelId } = saved
  if (model.kind !== 'segmented') return { ...saved, model }
  throw new RiskError(
    'BAD_REQUEST',
    `format: ${format} does not hold the ${model.segments.length} cards of ${modelId}, a model by segment; sql and json do`,
  )
}
