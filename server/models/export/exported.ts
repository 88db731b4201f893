import { RiskError } from '../../db/errors.ts'
import type { AnyModel, Card } from '../document.ts'
import type { SavedModel } from '../registry.ts'
import { documentJson } from './document_json.ts'
import { linearSql } from './linear.sql.ts'
import { onnxModel } from './onnx_model.ts'
import { pmmlModel } from './pmml_model.ts'
import { portableSql, type SqlNames } from './portable.sql.ts'

/** What a model can be written as. */
export const MODEL_FORMATS = ['sql', 'json', 'pmml', 'onnx'] as const
export type ModelFormat = (typeof MODEL_FORMATS)[number]

/** A saved model in a format that other systems run: text, or for ONNX bytes. Throws BAD_REQUEST for what it cannot hold. */
export function exportModel(
  saved: SavedModel<AnyModel>,
  format: ModelFormat,
  names: SqlNames = {},
): string | Uint8Array {
  switch (format) {
    case 'sql':
      return sqlOf(saved, names)
    case 'json':
      return documentJson(saved)
    case 'pmml':
      return pmmlModel(oneCard(saved, 'PMML'))
    case 'onnx':
      return onnxModel(oneCard(saved, 'ONNX'))
  }
}

function sqlOf({ model, ...saved }: SavedModel<AnyModel>, names: SqlNames): string {
  return model.kind === 'linear'
    ? linearSql({ ...saved, model }, names)
    : portableSql({ ...saved, model }, names)
}

/** A model that is one card. Throws BAD_REQUEST for one of segments, or of a continuous target. */
function oneCard(saved: SavedModel<AnyModel>, format: string): SavedModel<Card> {
  const { model, modelId } = saved
  if (model.kind !== 'segmented' && model.kind !== 'linear') return { ...saved, model }
  const what =
    model.kind === 'linear'
      ? `the value of ${modelId}, a model of a continuous target`
      : `the ${model.segments.length} cards of ${modelId}, a model by segment`
  throw new RiskError('BAD_REQUEST', `format: ${format} does not hold ${what}; sql and json do`)
}
