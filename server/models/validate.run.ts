import { resolve } from 'node:path'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import type { Effects } from '../effects.ts'
import { overridesOf } from '../monitoring/overrides.ts'
import { termsOf } from './cards.ts'
import { fileOf, type Judgeable, judgeable } from './elsewhere.ts'
import { findAlternatives, OF_TABLES_ALONE } from './find_alternatives.run.ts'
import { findRegistered, type SavedModel } from './registry.ts'
import { isSloped } from './scorecard/points.ts'
import { type Evidence, loadEvidence } from './training_evidence.ts'
import { readImportedPopulation } from './training_imported_population.ts'
import { readLedgerRows } from './training_ledger_rows.ts'
import { type Population, readPopulation } from './training_population.ts'
import { fairnessOf } from './validation/fairness_of.ts'
import { limitsOf } from './validation/limits_of.ts'
import { measure, type Scored } from './validation/measure.ts'
import { validationOf } from './validation/of_evidence.ts'
import { namedShift, shiftOfScores } from './validation/over_time.ts'
import type {
  Alternatives,
  Fairness,
  Lacking,
  NamedShift,
  Validation,
} from './validation/validation.ts'

export interface ValidateRequest {
  /** Id or name of a saved model. */
  model: string
  /** A table to evaluate on; of a model of a table, default: its training table, where it still is. */
  table?: string | undefined
  /** Columns (of the ledger: features) by which fairness is measured. */
  protected?: readonly string[] | undefined
  /** Share of rows accepted where fairness is measured; default: 0.8. */
  acceptance?: number | undefined
  /** Whether to search for less discriminatory alternatives, of a model of a table, by the protected columns. */
  alternatives?: boolean | undefined
  /** AUC that these may lose; default: 0.01. */
  tolerance?: number | undefined
  /** How long their models may be fitted; default: until all are. */
  seconds?: number | undefined
  /** Whether to fit by source of data, where the model is of the ledger. */
  sources?: boolean | undefined
}

/** Share accepted where fairness is measured, unless told. */
const ACCEPTANCE = 0.8

/**
 * Validates a saved model: its document, its kept held-back predictions, and what the table or ledger
 * it came of adds; of a model trained elsewhere the predictions on the rows it was judged on. Throws NOT_FOUND naming the models there are, BAD_REQUEST for columns the table lacks.
 */
export async function validate(request: ValidateRequest, effects: Effects): Promise<Validation> {
  const { store } = effects
  const saved = await findJudgeable(store.read, request.model)
  checkAlternatives(request)
  const evidence = await loadEvidence(store.read, saved.modelId)
  const kept = evidence && { ...evidence, stability: evidence.recipe.stability }
  const base = validationOf(saved, kept)
  const more =
    saved.model.training.table || request.table !== undefined
      ? await withTable(saved, evidence, request, effects)
      : await readLedgerRows(saved, evidence, request, effects)
  const unsearched = request.alternatives && !('alternatives' in more)
  const whole = {
    ...base,
    ...(unsearched && { alternatives: OF_TABLES_ALONE }),
    ...more,
    ...(!saved.model.training.table && {
      overrides: await overridesOf(store.read, saved.modelId, effects.now()),
    }),
  }
  return { ...whole, limits: limitsOf(saved.model, whole) }
}

/**
 * The less discriminatory alternatives of the validation alone, as the report has them; or why they are
 * not searched. Throws as `validate` does, and CANCELLED where stopped.
 */
export async function alternativesAlone(
  request: Omit<ValidateRequest, 'alternatives' | 'table' | 'sources'>,
  effects: Effects,
): Promise<Alternatives[] | Lacking> {
  const { store } = effects
  const asked = { ...request, alternatives: true }
  const saved = await findJudgeable(store.read, request.model)
  checkAlternatives(asked)
  if (!saved.model.training.table) return OF_TABLES_ALONE
  const evidence = await loadEvidence(store.read, saved.modelId)
  const { alternatives } = await withTable(saved, evidence, asked, effects)
  return alternatives ?? OF_TABLES_ALONE
}

async function findJudgeable(sql: Sql, named: string): Promise<SavedModel<Judgeable>> {
  const { model, ...saved } = await findRegistered(sql, named)
  return { ...saved, model: judgeable(model) }
}

function checkAlternatives({ alternatives, tolerance, protected: columns }: ValidateRequest) {
  if (alternatives && !columns?.length)
    throw new RiskError('BAD_REQUEST', 'alternatives: needs protected columns (--protected)')
  if (tolerance !== undefined && !alternatives)
    throw new RiskError('BAD_REQUEST', `tolerance: needs alternatives: ${tolerance}`)
}

async function withTable(
  saved: SavedModel<Judgeable>,
  evidence: Evidence | undefined,
  request: ValidateRequest,
  effects: Effects,
): Promise<Partial<Validation>> {
  const asked = evidence?.recipe.request
  if (asked?.of !== 'table') {
    if (request.table === undefined) return {}
    throw new RiskError(
      'BAD_REQUEST',
      `table: ${saved.modelId} does not say which column of a table has its outcome`,
    )
  }
  const path = request.table ?? asked.table
  const names = request.protected ?? []
  // An imported model says nothing more of the rows it was judged on unless it is asked for.
  if (saved.model.kind === 'imported' && request.table === undefined && names.length === 0)
    return {}
  const population = await populationOf(path, saved, { ...asked, protected: names }).catch(
    (error) => {
      // Nobody asked for the training table: it may have gone.
      if (request.table !== undefined || names.length > 0) throw error
      return null
    },
  )
  if (!population) return {}
  const own = resolve(path) === resolve(asked.table) && isTrainingTable(population, evidence!)
  const training = own ? heldBackOf(population, evidence!) : null
  const told: Partial<Validation> = {
    ...(names.length > 0 && { fairness: fairnessBy(saved, training ?? population, request) }),
    ...(request.alternatives && {
      alternatives: !training
        ? { why: 'they are searched on the training table, and this is another' }
        : saved.model.kind === 'imported' || fileOf(saved.model) !== null
          ? { why: 'it was trained elsewhere: it cannot be trained again without some features' }
          : await alternativesOf(
              { ...saved, model: saved.model },
              evidence!,
              training,
              request,
              effects,
            ),
    }),
  }
  return training ? told : { ...told, ...ofGiven(saved, evidence!, population) }
}

/** The rows of a table, scored by the statement of the model, or by its runtime. */
function populationOf(
  path: string,
  { model, ...saved }: SavedModel<Judgeable>,
  asked: Parameters<typeof readPopulation>[2],
): Promise<Population> {
  return model.kind === 'imported'
    ? readImportedPopulation(path, model, asked)
    : readPopulation(path, { ...saved, model }, asked)
}

const alternativesOf = (
  saved: SavedModel,
  evidence: Evidence,
  { groups }: Grouped,
  { protected: columns = [], acceptance = ACCEPTANCE, tolerance = 0.01, seconds }: ValidateRequest,
  effects: Effects,
) => findAlternatives(saved, evidence, { columns, groups, acceptance, tolerance, seconds }, effects)

const isTrainingTable = ({ bad }: Population, evidence: Evidence) =>
  evidence.rows.every((row, i) => bad[row] === evidence.bad[i])

type Grouped = Scored & { groups: (string | null)[][] }

/** The rows of the training table that were held back, with their held-back predictions. */
function heldBackOf({ groups }: Population, { rows, score, pd, bad }: Evidence): Grouped {
  const own = Array.from(rows)
  return { score, pd, bad, groups: groups.map((group) => own.map((row) => group[row] ?? null)) }
}

function fairnessBy(
  { model }: SavedModel<Judgeable>,
  { groups, ...scored }: Grouped,
  request: ValidateRequest,
): Fairness[] {
  const read = new Set(model.features)
  return (request.protected ?? []).map((column, i) =>
    fairnessOf(scored, groups[i]!, {
      column,
      used: read.has(column),
      acceptance: request.acceptance ?? ACCEPTANCE,
    }),
  )
}

function ofGiven(
  { model }: SavedModel<Judgeable>,
  evidence: Evidence,
  population: Population,
): Pick<Validation, 'given' | 'binShift'> {
  const scoreShift: NamedShift | Lacking =
    evidence.score.length > 0 && population.score.length > 0
      ? shiftOfScores('score', evidence.score, population.score)
      : { why: 'there are no held-back scores to compare with' }
  return {
    given: { path: population.path, measured: measure(population), scoreShift },
    binShift: binShiftOf(model, population),
  }
}

/** Of each characteristic whose points are those of bins. */
function binShiftOf(model: Judgeable, population: Population): NamedShift[] | Lacking {
  if (model.kind === 'imported')
    return { why: 'it is run as a whole: it has no characteristics with bins of their own' }
  return termsOf(model).flatMap(({ name, characteristic }, i) => {
    const { bins } = characteristic
    if (isSloped(characteristic)) return []
    // Bins of equal points are one to the score.
    const points = [...new Set(bins.map((bin) => bin.points + 0))]
    const expected = points.map((p) =>
      bins.filter((bin) => bin.points + 0 === p).reduce((sum, { count }) => sum + count, 0),
    )
    const counts = population.pointCounts[i]!
    const known = points.map((p) => counts.get(p) ?? 0)
    const unseen = [...counts].reduce((sum, [p, n]) => (points.includes(p) ? sum : sum + n), 0)
    return [namedShift(name, [...expected, 0], [...known, unseen])]
  })
}
