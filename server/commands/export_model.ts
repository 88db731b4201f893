import { rename, rm, writeFile } from 'node:fs/promises'
import { dirname, extname, join } from 'node:path'
import { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import type { Effects } from '../effects.ts'
import { exportModel, MODEL_FORMATS } from '../models/export/exported.ts'
import { findModel } from '../models/registry.ts'

export const modelArgs = z.object({
  relation: z.literal('model'),
  model: z.string().min(1),
  format: z.enum(MODEL_FORMATS),
  out: z.string().min(1).optional(),
  table: z.string().min(1).optional(),
  id: z.array(z.string().min(1)).optional(),
})

export interface ExportedModel {
  modelId: string
  name: string
  format: string
  /** Where it was written; null: it is `text`. */
  path: string | null
  bytes: number
  text: string | null
}

/**
 * Writes a saved model, found by its id or name, to a file, whole or not at all; without a file its text
 * is the result. Throws NOT_FOUND for a model that is not there, BAD_REQUEST for ONNX, which is no text,
 * without a file.
 */
export async function exportModelTo(
  { model, format, out, table, id }: Omit<z.infer<typeof modelArgs>, 'relation'>,
  { store }: Pick<Effects, 'store'>,
): Promise<ExportedModel> {
  const saved = await findModel(store.read, model)
  const written = exportModel(saved, format, { table, id })
  const told = { modelId: saved.modelId, name: saved.name, format }
  if (out !== undefined) {
    await writeWhole(out, written)
    return { ...told, path: out, bytes: Buffer.byteLength(written), text: null }
  }
  if (typeof written !== 'string')
    throw new RiskError('BAD_REQUEST', 'out: ONNX is no text to print; say which file (--out)')
  return { ...told, path: null, bytes: Buffer.byteLength(written), text: written }
}

/** Writes a file, whole or not at all. Throws BAD_REQUEST where it cannot be written. */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const draft = join(dirname(path), `.${process.pid}-${Date.now()}${extname(path)}`)
  try {
    await writeFile(draft, content)
    await rename(draft, path)
  } catch (cause) {
    await rm(draft, { force: true })
    throw new RiskError('BAD_REQUEST', `out: ${path} cannot be written`, { cause })
  }
}
