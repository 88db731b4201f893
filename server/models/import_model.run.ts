import { basename, extname } from 'node:path'
import { RiskError } from '../db/errors.ts'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import {
  contractOf,
  type ImportFile,
  keepJudged,
  readModelFile,
  refuseProtected,
} from './import_file.run.ts'
import { type RowsRequest, withRows } from './import_rows.run.ts'
import { bindInputs, bindOutput } from './imported/bind.ts'
import { documentOf, warningsOf } from './imported/describe.ts'
import { judge } from './imported/judge.ts'
import { contractWithin, metadataOf } from './imported/metadata.ts'
import type { Imported, Input } from './imported/model.ts'
import { openOnnx } from './imported/runtime.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import { saveModel } from './registry.ts'
import { usualScaling } from './scorecard/scaling.ts'

export interface ImportRequest extends ImportFile, RowsRequest {}

/** What an imported model came to on the rows it was judged on. */
export interface ImportReport extends Metrics {
  kind: 'imported'
  modelId: string | null
  name: string | null
  fileName: string
  judgedOn: string
  inputs: Input[]
  output: Imported['output']
  /** Rows kept with the model that its scores are explained against. */
  background: number
  warnings: string[]
  seconds: number
}

const MOST_BYTES = 32 * 1024 * 1024

/**
 * Brings in a model that was trained elsewhere: its inputs are bound to features, all rows with a known
 * outcome are scored and checked, and it is saved where it has a name. Throws BAD_REQUEST where its
 * inputs and output do not fit, MODEL_INVALID for answers that cannot be, ONE_CLASS without both
 * outcomes, NOT_READY without the runtime, FILE_REFUSED for a file that it cannot read.
 */
export async function importModel(
  request: ImportRequest,
  effects: Omit<Effects, 'store'> & { store?: Store },
): Promise<ImportReport> {
  const { store, log, now, actor } = effects
  const started = performance.now()
  if (extname(request.file).toLowerCase() !== '.onnx')
    throw new RiskError('BAD_REQUEST', `file: an .onnx or .pmml file is expected: ${request.file}`)
  const bytes = await readModelFile(request.file, MOST_BYTES)
  const fileName = basename(request.file)
  const metadata = metadataOf(bytes, fileName)
  const contract = await contractOf(request, () => contractWithin(metadata, fileName))
  const session = await openOnnx(bytes, fileName)
  try {
    const { model, judged, metrics, title, warnings } = await withRows(
      request,
      effects,
      async (rows) => {
        const inputs = bindInputs(session.inputs, contract, rows.known)
        refuseProtected(inputs, rows.known, request.withProtected)
        const output = bindOutput(session.outputs, contract)
        const bound = { inputs, output, scaling: contract.scaling ?? usualScaling }
        const seed = request.seed ?? 42
        const judged = await judge(session, bound, rows, { ...effects, seed })
        const metrics = metricsOf(judged.score, judged.pd, judged.bad)
        const file = Buffer.from(bytes).toString('base64')
        return {
          model: documentOf({ ...bound, fileName, file, contract, rows, judged, metrics, seed }),
          judged,
          metrics,
          title: rows.title,
          warnings: [...rows.warnings, ...warningsOf(judged, metrics)],
        }
      },
    )
    for (const warning of warnings) log.warn(warning)
    const { name } = request
    const modelId =
      name === undefined || !store
        ? null
        : await store.write(async (sql) => {
            const id = await saveModel(sql, { model, name, actor, at: now() })
            await keepJudged(sql, id, request, judged)
            return id
          })
    return {
      kind: 'imported',
      modelId,
      name: name ?? null,
      fileName,
      judgedOn: title,
      ...metrics,
      inputs: model.inputs,
      output: model.output,
      background: model.background.length,
      warnings,
      seconds: Math.round(performance.now() - started) / 1000,
    }
  } finally {
    await session.release()
  }
}
