import { recordAudit } from '../access/audit.ts'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import type { Registered } from './document.ts'
import type { Judgeable } from './elsewhere.ts'
import {
  loadRegistered,
  loadScoring,
  newestModel,
  refuseTable,
  type SavedModel,
} from './registry.ts'
import { checkMove, type ModelStanding, type ModelState } from './state.ts'

/** A model of the registry with its state, as it is listed. */
export interface ListedModel extends ModelStanding {
  name: string
  kind: string
  since: string
  movedBy: string
  createdAt: string
  /** What it foretells, in words; and the digest of the written definition, where the ledger told outcomes by one. */
  outcome: string
  definition: string | null
}

const LISTED = `select model_id as "modelId", name, kind, state, since, trained_by as "trainedBy",
  validated_by as "validatedBy", moved_by as "movedBy", created_at as "createdAt", outcome, definition from model_state`

/** Every model with its state, the newest first. */
export const listStates = (sql: Sql): Promise<ListedModel[]> =>
  sql.all<ListedModel>(`${LISTED} order by created_at desc, model_id desc`)

/** The model of an id, or of a name that only one has. Throws NOT_FOUND, or BAD_REQUEST listing those of the name. */
export async function findListed(sql: Sql, idOrName: string): Promise<ListedModel> {
  const found = await sql.all<ListedModel>(
    `${LISTED} where model_id = $1 or name = $1 order by model_id = $1 desc, model_id`,
    [idOrName],
  )
  const [first, second] = found
  if (!first) throw new RiskError('NOT_FOUND', `no model is called ${idOrName}`)
  if (first.modelId !== idOrName && second)
    throw new RiskError(
      'BAD_REQUEST',
      `several models are called ${idOrName}: ${found.map(({ modelId }) => modelId).join(', ')}`,
    )
  return first
}

/**
 * Puts a model into a state, in the caller's transaction (`store.write`). What was champion before a new
 * one is retired by it. Events are never changed. Throws what `checkMove` throws, NOT_FOUND, and
 * MODEL_INVALID for a champion or challenger that does not read the ledger's features.
 */
export async function moveModel(
  sql: Sql,
  move: { model: string; to: ModelState; note?: string | undefined; actor: string; at: Date },
): Promise<ListedModel> {
  const found = await findListed(sql, move.model)
  const { modelId } = found
  checkMove(found, move.to, move.actor)
  if (move.to === 'champion') await loadScoring(sql, modelId)
  if (move.to === 'challenger') refuseTable(await loadRegistered(sql, modelId))
  if (move.to === 'champion') {
    const former = await inState(sql, 'champion')
    for (const one of former)
      await writeEvent(sql, {
        ...move,
        modelId: one,
        from: 'champion',
        to: 'retired',
        note: `followed by ${modelId}`,
      })
  }
  await writeEvent(sql, { ...move, modelId, from: found.state })
  return findListed(sql, modelId)
}

async function writeEvent(
  sql: Sql,
  event: {
    modelId: string
    from: ModelState
    to: ModelState
    note?: string | undefined
    actor: string
    at: Date
  },
): Promise<void> {
  const { modelId, from, to, note, actor, at } = event
  await sql.run(
    `insert into model_event (event_id, model_id, "at", actor, from_state, to_state, note)
     select coalesce(max(event_id), 0) + 1, $1, $2, $3, $4, $5, $6 from model_event`,
    [modelId, at, actor, from, to, note ?? null],
  )
  await recordAudit(sql, {
    at,
    actor,
    action: `model.${to}`,
    subject: modelId,
    detail: { from, ...(note === undefined ? {} : { note }) },
  })
}

async function inState(sql: Sql, state: ModelState): Promise<string[]> {
  const rows = await sql.all<{ model_id: string }>(
    'select model_id from model_state where state = $1 order by model_id',
    [state],
  )
  return rows.map(({ model_id }) => model_id)
}

/**
 * The model that scores where none is named: the champion; until there is one, the model saved last
 * that is not retired. Throws NOT_READY where there is none.
 */
export async function defaultModel(sql: Sql): Promise<SavedModel<Judgeable>> {
  const [champion] = await inState(sql, 'champion')
  return champion === undefined ? newestModel(sql) : loadScoring(sql, champion)
}

/** The models that score in shadow. */
export async function challengers(sql: Sql): Promise<SavedModel<Registered>[]> {
  const ids = await inState(sql, 'challenger')
  const models: SavedModel<Registered>[] = []
  for (const id of ids) models.push(await loadRegistered(sql, id))
  return models
}
