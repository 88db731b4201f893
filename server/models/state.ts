import { RiskError } from '../db/errors.ts'

/**
 * The life of a model. `draft`: saved; `validated`: judged by somebody; `challenger`: scores in shadow
 * on every run; `champion`: scores where no model is named; `retired`.
 */
export const MODEL_STATES = ['draft', 'validated', 'challenger', 'champion', 'retired'] as const
export type ModelState = (typeof MODEL_STATES)[number]

/** Where each state leads. A champion leaves by its successor, or retired; who is retired is validated again. */
const NEXT: Record<ModelState, readonly ModelState[]> = {
  draft: ['validated', 'retired'],
  validated: ['challenger', 'champion', 'retired'],
  challenger: ['champion', 'retired'],
  champion: ['retired'],
  retired: ['validated'],
}

/** A model as its state is told: who trained it, and who validated it last. */
export interface ModelStanding {
  modelId: string
  state: ModelState
  trainedBy: string
  validatedBy: string | null
}

/**
 * Throws CONFLICT where the state does not lead there, and SECOND_PERSON_NEEDED where who makes a
 * model champion has trained or validated it.
 */
export function checkMove(model: ModelStanding, to: ModelState, actor: string): void {
  const { modelId, state, trainedBy, validatedBy } = model
  if (!NEXT[state].includes(to))
    throw new RiskError(
      'CONFLICT',
      `${modelId} is ${state}: from there a model becomes ${NEXT[state].join(' or ')}, not ${to}`,
    )
  if (to !== 'champion') return
  const part = actor === trainedBy ? 'trained' : actor === validatedBy ? 'validated' : null
  if (part)
    throw new RiskError(
      'SECOND_PERSON_NEEDED',
      `${actor} ${part} ${modelId}: a second person makes it champion`,
    )
}
