import { describe, expect, it } from 'vitest'
import { checkMove, MODEL_STATES, type ModelState } from './state.ts'

const standing = (state: ModelState, validatedBy: string | null = null) => ({
  modelId: 'm',
  state,
  trainedBy: 'ada',
  validatedBy,
})
const code = (work: () => void) => {
  try {
    work()
    return 'moved'
  } catch (error) {
    return (error as { code: string }).code
  }
}

describe('the life of a model', () => {
  it('goes from draft to validated to challenger or champion; who is retired is validated again', () => {
    const moves = MODEL_STATES.flatMap((from) =>
      MODEL_STATES.filter((to) => code(() => checkMove(standing(from), to, 'eve')) === 'moved').map(
        (to) => `${from} → ${to}`,
      ),
    )
    expect(moves).toEqual([
      'draft → validated',
      'draft → retired',
      'validated → challenger',
      'validated → champion',
      'validated → retired',
      'challenger → champion',
      'challenger → retired',
      'champion → retired',
      'retired → validated',
    ])
  })

  it('says where a model may go instead', () => {
    expect(() => checkMove(standing('draft'), 'champion', 'eve')).toThrow(
      'm is draft: from there a model becomes validated or retired, not champion',
    )
  })

  it('needs a second person for a champion: neither who trained nor who validated it', () => {
    const promote = (actor: string, from: ModelState = 'validated') =>
      code(() => checkMove(standing(from, 'bob'), 'champion', actor))
    expect([promote('ada'), promote('bob'), promote('eve')]).toEqual([
      'SECOND_PERSON_NEEDED',
      'SECOND_PERSON_NEEDED',
      'moved',
    ])
    expect(promote('ada', 'challenger')).toBe('SECOND_PERSON_NEEDED')
    expect(code(() => checkMove(standing('draft'), 'validated', 'ada'))).toBe('moved')
  })
})
