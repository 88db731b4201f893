import { describe, expect, it } from 'vitest'
import { assemble, countPieces, type FitJob, fitPiece, planFit } from './fit_job.ts'
import { fitOnThreads } from './fit_thread.ts'
import { fitScorecard } from './scorecard/fit.ts'
import { syntheticTable } from './scorecard/synthetic.ts'
import { takeRows } from './scorecard/table.ts'

// A job's numbers are handed over to the thread: each gets a table of its own.
const job = (over: Partial<FitJob> = {}): FitJob => {
  const table = syntheticTable(600, 3)
  return {
    table,
    options: {
      target: { definition: 'made up', horizonMonths: 12, bad: 'late', good: 'not late' },
    },
    split: { kind: 'folds', k: 3, seed: 7 },
    among: [{ name: 'first half', rows: Uint8Array.from(table.bad, (_, i) => (i < 300 ? 1 : 0)) }],
    ...over,
  }
}
const signal = new AbortController().signal

function oneAfterAnother(job: FitJob) {
  const plan = planFit(job)
  const pieces = Array.from({ length: countPieces(plan) }, (_, i) => fitPiece(plan, i))
  return assemble(plan, pieces)
}

describe('fitOnThreads', () => {
  it.each([1, 2, 5])(
    'on %i threads gives what one after another gives, to the bit',
    async (threads) => {
      const { seconds: _, ...apart } = await fitOnThreads(job(), { signal, threads })
      const { seconds: __, ...inTurn } = oneAfterAnother(job())
      expect(apart).toEqual(inTurn)
    },
  )

  it('tells of every fold and of the model, one after another', async () => {
    for (const threads of [1, 2]) {
      const told: number[][] = []
      await fitOnThreads(job(), { signal, threads, fitted: (done, of) => told.push([done, of]) })
      expect(told).toEqual([0, 1, 2, 3, 4].map((done) => [done, 4]))
    }
  })

  it('fails as one after another fails: with the first fold that lacks a class', async () => {
    const folds = () => Array.from(job().table.bad)
    for (const threads of [1, 2]) {
      const failing = job({ split: { kind: 'given', folds: folds() } })
      await expect(fitOnThreads(failing, { signal, threads })).rejects.toThrow(
        /fold 0: training needs goods and bads; got 0 good/,
      )
    }
    const none = job({ split: { kind: 'test', test: new Uint8Array(600) } })
    await expect(fitOnThreads(none, { signal })).rejects.toThrow('no rows held back')
  })

  it('with test rows fits once: the model that they judge is kept, fitted on the others', async () => {
    const held = (row: number) => row % 3 === 0
    const { table, options } = job()
    const test = Uint8Array.from(table.bad, (_, row) => (held(row) ? 1 : 0))
    const told: number[] = []
    const { model, heldBack } = await fitOnThreads(job({ split: { kind: 'test', test } }), {
      signal,
      fitted: (done) => told.push(done),
    })
    expect(told).toEqual([0, 1])
    const others = Uint32Array.from([...table.bad.keys()].filter((row) => !held(row)))
    const own = fitScorecard(takeRows(table, others), options)
    expect(model).toEqual({ ...own, metrics: { ...own.metrics, heldBack } })
    const folds = Array.from(test, (one) => one - 1)
    const given = oneAfterAnother(job({ split: { kind: 'given', folds } }))
    expect(heldBack).toEqual({ ...given.heldBack, method: 'given test rows' })
  })

  it('ends when told to', async () => {
    const stop = new AbortController()
    const fitting = fitOnThreads(job(), {
      signal: stop.signal,
      threads: 2,
      fitted: () => stop.abort(new Error('enough')),
    })
    await expect(fitting).rejects.toThrow('enough')
  })
})
