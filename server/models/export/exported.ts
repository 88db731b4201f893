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
      return pmmlModel(saved)
    case 'onnx':
      return onnxModel(saved)
  }
}
