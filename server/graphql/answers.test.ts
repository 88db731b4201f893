import { expect, it } from 'vitest'
import { createAnswers } from './answers.ts'

it('a question is answered once while the data stay, and again when they change', async () => {
  const answers = createAnswers()
  let computed = 0
  const ask = (version: number, question: unknown) =>
    answers.recall(version, question, async () => ++computed)
  expect(await Promise.all([ask(1, { by: 'day' }), ask(1, { by: 'day' })])).toEqual([1, 1])
  expect(await ask(1, { by: 'day' })).toBe(1)
  expect(await ask(1, { by: 'hour' })).toBe(2)
  expect(await ask(2, { by: 'day' })).toBe(3)
})

it('who waits for another’s answer computes it where the other gives up', async () => {
  const answers = createAnswers()
  let give: (error: Error) => void = () => undefined
  const first = answers.recall(1, 'q', () => new Promise<number>((_, reject) => (give = reject)))
  const second = answers.recall(1, 'q', async () => 7)
  give(new Error('gone'))
  await expect(first).rejects.toThrow('gone')
  expect(await second).toBe(7)
})

it('what is not worth keeping is not kept, nor is what failed', async () => {
  const answers = createAnswers()
  let computed = 0
  const ask = (keep: boolean) =>
    answers.recall(
      1,
      'q',
      async () => ++computed,
      () => keep,
    )
  expect([await ask(false), await ask(true), await ask(true)]).toEqual([1, 2, 2])
})

it('holds a bounded number of answers, the oldest going first', async () => {
  const answers = createAnswers()
  let computed = 0
  const ask = (question: number) => answers.recall(1, question, async () => ++computed)
  for (let i = 0; i < 300; i++) await ask(i)
  expect(await ask(299)).toBe(300)
  expect(await ask(0)).toBe(301)
})
