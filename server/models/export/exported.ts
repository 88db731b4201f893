import type { AnyModel } from '../document.ts'
import type { SavedModel } from '../registry.ts'
import { documentJson } from './document_json.ts'
import { linearSql } from './linear.sql.ts'
import { onnxLinear } from './onnx_linear.ts'
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
      return pmmlModel(saved)
    case 'onnx':
      return onnxOf(saved)
  }
}

function sqlOf({ model, ...saved }: SavedModel<AnyModel>, names: SqlNames): string {
  return model.kind === 'linear'
    ? linearSql({ ...saved, model }, names)
    : portableSql({ ...saved, model }, names)
}

const onnxOf = ({ model, ...saved }: SavedModel<AnyModel>): Uint8Array =>
  model.kind === 'linear' ? onnxLinear({ ...saved, model }) : onnxModel({ ...saved, model })
