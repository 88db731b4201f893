import { expect, it } from 'vitest'
import { takeTurn } from './turns.ts'

it('two go at once; each that is done lets the next one go, in their order', () => {
  const went: number[] = []
  const done = [0, 1, 2, 3].map((n) => takeTurn(() => went.push(n)))
  expect(went).toEqual([0, 1])
  done[1]?.()
  expect(went).toEqual([0, 1, 2])
  done[0]?.()
  done[2]?.()
  done[3]?.()
  expect(went).toEqual([0, 1, 2, 3])
})

it('who leaves before their turn is never called', () => {
  const went: number[] = []
  const done = [0, 1, 2, 3].map((n) => takeTurn(() => went.push(n)))
  done[2]?.()
  done[0]?.()
  done[1]?.()
  expect(went).toEqual([0, 1, 3])
  done[3]?.()
})
