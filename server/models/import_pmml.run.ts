import { basename } from 'node:path'
import type { Store } from '../db/store.ts'
import type { Effects } from '../effects.ts'
import {
  contractOf,
  type ImportFile,
  keepJudged,
  readModelFile,
  refuseProtected,
} from './import_file.run.ts'
import { type JudgedRows, type RowsRequest, withRows } from './import_rows.run.ts'
import { withValueRows } from './import_value_rows.run.ts'
import type { Contract } from './imported/contract.ts'
import { warningsOf } from './imported/describe.ts'
import { refuseOneClass } from './imported/judge.ts'
import type { Linear } from './linear/model.ts'
import { type Metrics, metricsOf } from './metrics.ts'
import { askedOf, type BoundPart, bindParts } from './pmml/bind.ts'
import { cardOf, described, type Tally, tallyOf, tallyRows } from './pmml/card.ts'
import { pmmlFile } from './pmml/file.ts'
import { type Meaning, meaningOf } from './pmml/meaning.ts'
import type { RegressionOf } from './pmml/regression.ts'
import type { Sum } from './pmml/scorecard.ts'
import { sumOf } from './pmml/sum.ts'
import { valueModelOf } from './pmml/value.ts'
import { xmlTree } from './pmml/xml_tree.ts'
import { saveModel } from './registry.ts'
import type { Scaling, Scorecard, Target } from './scorecard/model.ts'

export interface PmmlRequest extends ImportFile, RowsRequest {}

/** What a model of a PMML file came to on the rows it was judged on. */
export interface PmmlReport {
  kind: 'scorecard' | 'linear'
  modelId: string | null
  name: string | null
  fileName: string
  judgedOn: string
  /** Its characteristics: which field of the file, which feature, into how many bins. */
  characteristics: { feature: string; field: string; bins: number; sloped: boolean }[]
  /** Null: it gives a value, no PD. */
  scaling: Scaling | null
  metrics: Metrics | null
  values: { rows: number; r2: number; mae: number; rmse: number } | null
  warnings: string[]
  seconds: number
}

const MOST_BYTES = 8 * 1024 * 1024

type PmmlEffects = Omit<Effects, 'store'> & { store?: Store }

type Read = {
  sum: Sum
  of: RegressionOf | null
  contract: Contract
  asked: ReturnType<typeof askedOf>
  meaning(target: Target | null): Meaning
}

type Made = Pick<PmmlReport, 'judgedOn' | 'metrics' | 'values' | 'warnings'> & {
  model: Scorecard | Linear
  parts: BoundPart[]
  tally: Tally | null
}

/**
 * Brings in a scorecard or a regression of a PMML file as a model of our own: it is SQL, has reasons, and can
 * score a run. What cannot be told exactly is refused by name. Judged on rows as an ONNX model is, and saved where
 * it has a name. Throws FILE_REFUSED for what is no XML, MODEL_INVALID for what is not read of PMML, BAD_REQUEST
 * where fields do not fit or how a score becomes a PD is not said, ONE_CLASS without both outcomes.
 */
export async function importPmml(request: PmmlRequest, effects: PmmlEffects): Promise<PmmlReport> {
  const started = performance.now()
  const { store, log, now, actor } = effects
  const { name } = request
  const fileName = basename(request.file)
  const read = await readFile(request)
  // What is a value needs no outcome; of anything else the outcome says which category is bad.
  const isValue = read.contract.output?.is === 'value'
  const made = isValue
    ? await asValue(read, request, fileName)
    : await withRows(request, effects, (rows) => asCard(read, request, rows, effects, fileName))
  for (const warning of made.warnings) log.warn(warning)
  const { model, parts, tally, ...told } = made
  const modelId =
    name === undefined || !store
      ? null
      : await store.write(async (sql) => {
          const id = await saveModel(sql, { model, name, actor, at: now() })
          if (tally) await keepJudged(sql, id, request, tally)
          return id
        })
  return {
    kind: model.kind,
    modelId,
    name: name ?? null,
    fileName,
    ...told,
    characteristics: parts.map(({ feature, field, bins }) => ({
      feature: feature.name,
      field: field.name,
      bins: bins.length,
      sloped: bins.some(({ slope }) => slope !== undefined),
    })),
    scaling: model.kind === 'linear' ? null : model.scaling,
    seconds: Math.round(performance.now() - started) / 1000,
  }
}

async function readFile(request: PmmlRequest): Promise<Read> {
  const bytes = await readModelFile(request.file, MOST_BYTES)
  const contract = await contractOf(request, () => ({}))
  const file = pmmlFile(xmlTree(bytes, basename(request.file)))
  const asked = askedOf(contract, file.fields)
  const { of, ...sum } = sumOf(file, asked)
  return {
    sum,
    of,
    contract,
    asked,
    meaning: (target) => meaningOf(file.model, of, contract, target),
  }
}

async function asCard(
  { sum, contract, asked, meaning }: Read,
  request: PmmlRequest,
  rows: JudgedRows,
  { signal, progress }: PmmlEffects,
  fileName: string,
): Promise<Made> {
  const target = {
    ...rows.target,
    ...(contract.outcome && { definition: contract.outcome }),
    ...(contract.horizonMonths && { horizonMonths: contract.horizonMonths }),
  }
  const meant = meaning(rows.target) as Extract<Meaning, { kind: 'score' }>
  const parts = bound(sum, asked, rows.known, request)
  const seed = request.seed ?? 42
  const card = cardOf({ ...sum, parts }, meant, { target, fileName, seed, table: rows.table })
  const tally = tallyOf(card, rows.rows)
  let done = 0
  for await (const part of rows.read(parts.map(inputOf))) {
    signal.throwIfAborted()
    tallyRows(card, tally, part, done)
    done += part.bad.length
    progress({ step: 'judge', done, total: rows.rows, unit: 'rows' })
  }
  refuseOneClass(tally.bad)
  const metrics = metricsOf(tally.score, tally.pd, tally.bad)
  return {
    model: described(card, tally, metrics, rows.title),
    parts,
    tally,
    judgedOn: rows.title,
    metrics,
    values: null,
    warnings: [...rows.warnings, ...warningsOf({ clamped: 0 }, metrics)],
  }
}

async function asValue(
  { sum, contract, asked, meaning }: Read,
  request: PmmlRequest,
  fileName: string,
): Promise<Made> {
  meaning(null)
  return withValueRows(request, async ({ known, target: column, read }) => {
    const parts = bound(sum, asked, known, request)
    const title = request.table as string
    const target = {
      definition: contract.outcome ?? column,
      horizonMonths: contract.horizonMonths ?? request.horizonMonths ?? null,
    }
    const seed = request.seed ?? 42
    const rows = await read(parts.map(inputOf))
    const model = valueModelOf({ ...sum, parts }, rows, { target, fileName, seed, title })
    const { r2, mae, rmse } = model.metrics.training
    return {
      model,
      parts,
      tally: null,
      judgedOn: title,
      metrics: null,
      values: { rows: rows.value.length, r2, mae, rmse },
      warnings: [],
    }
  })
}

function bound(sum: Sum, asked: Read['asked'], known: JudgedRows['known'], request: PmmlRequest) {
  const parts = bindParts(sum.parts, asked, known)
  const inputs = parts.map(({ field, feature }) => ({ input: field.name, feature: feature.name }))
  refuseProtected(inputs, known, request.withProtected)
  return parts
}

const inputOf = ({ feature }: BoundPart) => ({ ...feature, feature: feature.name })
