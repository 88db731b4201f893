import { createHash } from 'node:crypto'
import { recordAudit } from '../access/audit.ts'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import {
  type AnyModel,
  type Model,
  parseRegistered,
  type Registered,
  tabular,
  withPd,
} from './document.ts'
import { type Judgeable, judgeable } from './elsewhere.ts'

/** A model as it was saved. Saved models are never changed. */
export interface SavedModel<M extends Registered = Model> {
  modelId: string
  name: string
  createdAt: string
  actor: string
  model: M
}

interface ModelRow {
  model_id: string
  name: string
  document: string
  created_at: string
  actor: string
}

const COLUMNS = 'model_id, name, document, created_at, actor'

/**
 * Saves a model, and who saved it, in the caller's transaction (`store.write`). Returns its id: kind,
 * day and the beginning of its content's hash, such as `scorecard-2026-11-22-3f2a`. The same content
 * saved again on the same day is the same model: nothing is added.
 * Throws MODEL_INVALID where the document could not be read back.
 */
export async function saveModel(
  sql: Sql,
  args: { model: Registered; name: string; actor: string; at: Date },
): Promise<string> {
  const document = JSON.stringify(args.model)
  const { kind } = parseRegistered(document)
  const hash = createHash('sha256').update(document).digest('hex')
  const day = args.at.toISOString().slice(0, 10)
  for (let digits = 4; digits <= hash.length; digits += 4) {
    const modelId = `${kind}-${day}-${hash.slice(0, digits)}`
    const [taken] = await rowsOf(sql, 'where model_id = $1', [modelId])
    if (taken?.document === document) return modelId
    // Another model may begin with the same digits: then this one gets more of them.
    if (taken) continue
    await sql.run(
      `insert into model (model_id, name, kind, document, created_at, actor)
       values ($1, $2, $3, $4, $5, $6)`,
      [modelId, args.name, kind, document, args.at, args.actor],
    )
    const { at, actor, name } = args
    await recordAudit(sql, { at, actor, action: 'model.save', subject: modelId, detail: { name } })
    return modelId
  }
  throw new Error(`two models have the hash ${hash}`)
}

/** The model of this id, which gives a PD, checked. Throws NOT_FOUND, or MODEL_INVALID naming what is wrong or that it is imported. */
export async function loadModel(sql: Sql, modelId: string): Promise<SavedModel> {
  return givesPd(await loadRegistered(sql, modelId))
}

/** The same of any kind, also imported. */
export async function loadRegistered(sql: Sql, modelId: string): Promise<SavedModel<Registered>> {
  const [row] = await rowsOf(sql, 'where model_id = $1', [modelId])
  if (row) return saved(row)
  throw new RiskError('NOT_FOUND', `no model is called ${modelId}`)
}

const MOST_NAMED = 10

/** The model of this id, or the newest of this name. Throws NOT_FOUND, saying what there is, and MODEL_INVALID for an imported one. */
export async function findModel(sql: Sql, idOrName: string): Promise<SavedModel<AnyModel>> {
  const { model, ...found } = await findRegistered(sql, idOrName)
  return { ...found, model: tabular(model) }
}

/** The same of any kind, also imported. */
export async function findRegistered(sql: Sql, idOrName: string): Promise<SavedModel<Registered>> {
  return saved(await findRow(sql, idOrName))
}

async function findRow(sql: Sql, idOrName: string): Promise<ModelRow> {
  const [row] = await rowsOf(
    sql,
    `where model_id = $1 or name = $1 order by model_id = $1 desc, created_at desc, model_id desc limit 1`,
    [idOrName],
  )
  if (row) return row
  const all = await sql.all<{ name: string; model_id: string }>(
    `select name, model_id from model ${NEWEST_FIRST}`,
  )
  const named = all.slice(0, MOST_NAMED).map(({ name, model_id }) => `${name} (${model_id})`)
  const more = all.length > MOST_NAMED ? ` and ${all.length - MOST_NAMED} more` : ''
  const there = all.length === 0 ? 'there is none yet: train one' : `there are ${named.join(', ')}`
  throw new RiskError('NOT_FOUND', `no model is called ${idOrName}; ${there}${more}`)
}

/**
 * The model of this id, also an imported one, where it reads the ledger's features, so that it scores a run or one
 * customer. Throws NOT_FOUND, or MODEL_INVALID where it reads a table of its own or gives no PD.
 */
export async function loadScoring(sql: Sql, modelId: string): Promise<SavedModel<Judgeable>> {
  const { model, ...found } = await loadRegistered(sql, modelId)
  const scoring = { ...found, model: judgeable(model) }
  refuseTable(scoring)
  return scoring
}

/** Throws MODEL_INVALID for a model that reads a table of its own. */
export function refuseTable({ modelId, name, model }: SavedModel<Registered>): void {
  if (!model.training.table) return
  throw new RiskError(
    'MODEL_INVALID',
    `${modelId} was trained on a table of its own (${name}): the ledger does not have its features`,
  )
}

/** The model saved last that reads the ledger's features, is not imported and not retired. Throws NOT_READY where there is none. */
export async function newestModel(sql: Sql): Promise<SavedModel> {
  const ofLedger = `where coalesce(json_extract_string(document, '$.training.table'), '') <> 'true'
    and kind <> 'imported' and model_id not in (select model_id from model_state where state = 'retired')`
  const [row] = await rowsOf(sql, `${ofLedger} ${NEWEST_FIRST} limit 1`, [])
  if (!row) throw new RiskError('NOT_READY', 'there is no model yet: train one first (tally train)')
  return givesPd(saved(row))
}

/** Every saved model, the newest first. */
export async function listModels(sql: Sql): Promise<SavedModel<Registered>[]> {
  return (await rowsOf(sql, NEWEST_FIRST, [])).map(saved)
}

const NEWEST_FIRST = 'order by created_at desc, model_id desc'

const rowsOf = (sql: Sql, rest: string, params: string[]) =>
  sql.all<ModelRow>(`select ${COLUMNS} from model ${rest}`, params)

const givesPd = ({ model, ...saved }: SavedModel<Registered>): SavedModel => ({
  ...saved,
  model: withPd(model),
})

const saved = (row: ModelRow): SavedModel<Registered> => ({
  modelId: row.model_id,
  name: row.name,
  createdAt: row.created_at,
  actor: row.actor,
  model: parseRegistered(row.document),
})
