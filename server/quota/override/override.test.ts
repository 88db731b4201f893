import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { overrideVerb } from '../../commands/override.ts'
import type { Store } from '../../db/store.ts'
import type { Effects } from '../../effects.ts'
import { encodeGlobalId } from '../../graphql/global_id.ts'
import { type Answer, type TestServer, testServer } from '../../graphql/testing/test_server.ts'
import { lendersToday } from '../../ledger/lenders_today.ts'
import { saveModel } from '../../models/registry.ts'
import { overridesPart } from '../../models/validation_report/overrides_part.ts'
import { overridesOf } from '../../monitoring/overrides.ts'
import { openTallystick } from '../../open_store.ts'
import { startRun } from '../../runs/run.ts'
import {
  AS_OF,
  LITTLE_MODEL,
  lendLittle,
  tellLittleOutcomes,
} from '../../runs/testing/small_lender.ts'
import { wilson } from '../../stats/wilson.ts'
import { decide } from '../decide.run.ts'
import { replay } from '../replay.run.ts'
import { judgeOverride, overrideOf, proposeOverride } from './override.run.ts'
import { checkVerdict } from './state.ts'

let store: Store
let modelId: string
let [maria, chen]: TestServer[] = []
// In Shanghai it is 08:00 of the same day.
let clock = new Date('2018-01-05T00:00:00Z')
const now = () => clock
const daysOn = (days: number) => new Date(clock.getTime() + days * 86_400_000)
const dayOf = (at: Date) => at.toISOString().slice(0, 10)
const effects = (actor: string) => ({ store, now, actor })

beforeAll(async () => {
  store = await openTallystick({ dir: ':memory:' })
  await lendLittle(store)
  await tellLittleOutcomes(store)
  modelId = await store.write((sql) =>
    saveModel(sql, { model: LITTLE_MODEL, name: 'little', actor: 'ada', at: now() }),
  )
  const signal = new AbortController().signal
  await startRun({ asOf: AS_OF }, { ...effects('ada'), signal, progress: () => undefined })
  maria = await testServer(store, { now, actor: 'maria' })
  chen = await testServer(store, { now, actor: 'chen' })
})
afterAll(async () => {
  await maria?.close()
  await chen?.close()
  await store.close()
})

const FIELDS = `overrideId state reason note outcomeBefore quotaBefore outcomeAfter quotaAfter change side
  until proposedBy judgedBy verdictNote stands appliedOn`
const asked = {
  quota: '4000.00',
  reason: 'income_verified',
  note: 'Payslips seen',
  until: '2018-03-31',
}
const propose = (by: TestServer, decision: number, change: object = {}): Promise<Answer> =>
  by.query(
    `mutation ($decision: ID!, $quota: Decimal, $reason: String!, $note: String!, $until: Date!) {
      proposeOverride(decision: $decision, quota: $quota, reason: $reason, note: $note, until: $until) { ${FIELDS} } }`,
    { decision: encodeGlobalId('Decision', decision), ...asked, ...change },
  )
const judge = (by: TestServer, what: 'approve' | 'reject', override: number, note?: string) =>
  by.query(
    `mutation ($id: ID!, $note: String) { ${what}Override(override: $id, note: $note) { ${FIELDS} } }`,
    { id: encodeGlobalId('Override', override), note },
  )
const refusal = ({ errors }: Answer) => `${errors?.[0]?.extensions.code} ${errors?.[0]?.message}`
const standing = async (customer: string) =>
  (
    await maria!.query(
      `query ($id: String!) { customer(sourceId: $id) {
        standingQuotas { quota decision { quota outcome } override { overrideId quotaAfter until } }
        overrides { overrideId state decision { quota standingQuota overrides { overrideId } } } } }`,
      { id: customer },
    )
  ).data.customer

// One story: each test goes on where the one before ended.
describe('an override of a decision', () => {
  it('is proposed by one person and approved by another; then its quota stands beside the decision’s', async () => {
    const { data } = await propose(maria!, 3)
    expect(data.proposeOverride).toEqual({
      overrideId: 1,
      state: 'proposed',
      ...{ reason: 'income_verified', note: 'Payslips seen' },
      ...{ outcomeBefore: 'increase', quotaBefore: '3100.00' },
      ...{ outcomeAfter: 'increase', quotaAfter: '4000.00', change: '900.00', side: 'raised' },
      ...{ until: '2018-03-31', proposedBy: 'maria', judgedBy: null, verdictNote: null },
      ...{ stands: false, appliedOn: null },
    })
    expect((await standing('c3')).standingQuotas).toEqual([
      { quota: '3100.00', decision: { quota: '3100.00', outcome: 'increase' }, override: null },
    ])
    expect(refusal(await judge(maria!, 'approve', 1))).toBe(
      'SECOND_PERSON_NEEDED maria proposed override 1: a second person approves it',
    )
    const approved = await judge(chen!, 'approve', 1, 'agreed')
    expect(approved.data.approveOverride).toMatchObject({
      ...{ state: 'approved', judgedBy: 'chen', verdictNote: 'agreed', stands: true },
    })
    expect(await standing('c3')).toEqual({
      standingQuotas: [
        {
          quota: '4000.00',
          decision: { quota: '3100.00', outcome: 'increase' },
          override: { overrideId: 1, quotaAfter: '4000.00', until: '2018-03-31' },
        },
      ],
      overrides: [
        {
          ...{ overrideId: 1, state: 'approved' },
          decision: { quota: '3100.00', standingQuota: '4000.00', overrides: [{ overrideId: 1 }] },
        },
      ],
    })
  })

  it('leaves the decision as it was: every one replays with the same answer', async () => {
    expect(await replay({}, { store })).toMatchObject({ decisions: 30, same: 30, different: 0 })
  })

  it('is refused with a stable code that names the value, and nothing is written', async () => {
    const of = async (decision: number, change: object) =>
      refusal(await propose(maria!, decision, change))
    expect(await of(5, { quota: '50000.00' })).toBe(
      'OVER_HARD_CAP 50000.00 is over 36000.00, the hard cap declared_income',
    )
    expect(await of(5, { quota: '5550' })).toMatch('BAD_REQUEST 5550.00 is no multiple of 100')
    expect(await of(4, {})).toMatch('CONFLICT decision 4 is freeze')
    expect(await of(99, {})).toBe('NOT_FOUND there is no decision 99')
    expect(await of(5, { reason: 'luck' })).toMatch('BAD_REQUEST reason: one of income_verified, ')
    expect(await of(5, { note: ' ' })).toBe('BAD_REQUEST note: it is empty; say why')
    expect(await of(5, { until: '2018-01-04' })).toBe(
      'BAD_REQUEST until: 2018-01-04 is before today, 2018-01-05',
    )
    expect(await of(5, { until: '2019-01-07' })).toMatch(
      'BAD_REQUEST until: an override holds at most 366',
    )
    expect(await of(5, { quota: undefined })).toMatch('BAD_REQUEST quota: an amount is expected')
    expect(await of(5, { decision: encodeGlobalId('Model', 'x') })).toMatch(
      'not an id of type Decision',
    )
    expect(refusal(await judge(chen!, 'approve', 1))).toBe(
      'CONFLICT override 1 was approved by chen',
    )
    expect(refusal(await judge(chen!, 'reject', 9))).toBe('NOT_FOUND there is no override 9')
    expect(await store.read.first('select count(*) as n from quota_override')).toEqual({ n: 1 })
  })

  it('waits alone: a second proposal of the subject is refused until the first is judged', async () => {
    await propose(maria!, 9, { quota: '8000.00', reason: 'bad_news' })
    expect(refusal(await propose(chen!, 9))).toBe(
      'CONFLICT override 2 of decision 9 waits for a second person: judge it first',
    )
    // Who proposed it takes it back.
    expect((await judge(maria!, 'reject', 2)).data.rejectOverride).toMatchObject({
      ...{ state: 'rejected', judgedBy: 'maria', stands: false },
    })
    expect(refusal(await judge(chen!, 'approve', 2))).toBe(
      'CONFLICT override 2 was rejected by maria',
    )
  })

  it('lowers, refuses and approves too, and the audit tells who did what', async () => {
    await propose(chen!, 9, { quota: '8000.00', reason: 'bad_news' })
    await judge(maria!, 'approve', 3)
    await propose(chen!, 21, { quota: null, reason: 'fraud_suspected' })
    const { data } = await judge(maria!, 'approve', 4)
    expect(data.approveOverride).toMatchObject({
      ...{ outcomeBefore: 'approve', quotaBefore: '6000.00', change: '-6000.00' },
      ...{ outcomeAfter: 'decline', quotaAfter: null, side: 'lowered' },
    })
    expect((await standing('c21')).standingQuotas).toMatchObject([{ quota: null }])
    await propose(chen!, 5, { quota: '6000.00' })
    await judge(maria!, 'approve', 5)
    const told = await store.read.all(
      `select action, subject, actor from audit_event where action like 'override.%' order by event_id limit 4`,
    )
    expect(told).toEqual([
      { action: 'override.propose', subject: 'decision-3', actor: 'maria' },
      { action: 'override.approve', subject: 'decision-3', actor: 'chen' },
      { action: 'override.propose', subject: 'decision-9', actor: 'maria' },
      { action: 'override.reject', subject: 'decision-9', actor: 'maria' },
    ])
  })

  it('is counted by side and reason, with what became of whom, beside those not overridden', async () => {
    // Bad are the lines whose number 3 divides: 3 was raised, 5 too; 9 was lowered, 21 has no line.
    const effect = await overridesOf(store.read, modelId, now())
    const meanPd = async (lines: string) => {
      const row = await store.read.first<{ pd: number }>(
        `select avg(pd) as pd from decision where decision_id <= 20 and decision_id ${lines}`,
      )
      return expect.closeTo(row?.pd ?? 0, 12)
    }
    const told = {
      ...{ decisions: 25, overridden: 4, rate: 0.16, raised: 2, lowered: 2 },
      proposals: [
        { state: 'proposed', proposals: 0 },
        { state: 'approved', proposals: 4 },
        { state: 'rejected', proposals: 1 },
        { state: 'expired', proposals: 0 },
      ],
      reasons: [
        { reason: 'income_verified', raised: 2, lowered: 0 },
        { reason: 'fraud_suspected', raised: 0, lowered: 1 },
        { reason: 'bad_news', raised: 0, lowered: 1 },
      ],
      outcomes: [
        {
          side: 'raised',
          known: 2,
          bads: 1,
          badRate: 0.5,
          ...wilson(1, 2),
          meanPd: await meanPd('in (3, 5)'),
        },
        {
          side: 'lowered',
          known: 1,
          bads: 1,
          badRate: 1,
          ...wilson(1, 1),
          meanPd: await meanPd('= 9'),
        },
        {
          side: 'kept',
          known: 17,
          bads: 4,
          badRate: 4 / 17,
          ...wilson(4, 17),
          meanPd: await meanPd('not in (3, 5, 9)'),
        },
      ],
    }
    expect(effect).toEqual(told)
    const twin = await maria!.query(
      `query ($id: ID!) { model(id: $id) { validation { overrides {
        decisions overridden rate raised lowered proposals { state proposals }
        reasons { reason raised lowered } outcomes { side known bads badRate lower upper meanPd } } } } }`,
      { id: modelId },
    )
    expect(twin.data.model.validation.overrides).toEqual(told)
    const page = overridesPart(effect)
      .replace(/<\/t[dh]>/g, '|')
      .replace(/<[^>]*>/g, '')
    expect(page).toContain('Overridden|4, 16.00% of them|Raised (low-side)|2, 8.00%|')
    expect(page).toContain('Not overridden|17|4|23.53%|9.56% to 47.26%|')
    // Nobody knew of it the day before.
    const before = await overridesOf(store.read, modelId, daysOn(-1))
    expect(before).toMatchObject({ overridden: 0, reasons: [] })
    expect(overridesPart({ ...before, decisions: 25, proposals: [] })).toContain(
      'None was recorded: none of its 25 decisions was overridden.',
    )
  })

  it('is listed by state, page after page', async () => {
    const list = async (args: string) =>
      (
        await maria!.query(
          `{ overrides(${args}) { totalCount pageInfo { endCursor } edges { node { overrideId } } } }`,
        )
      ).data.overrides
    const first = await list('state: "approved", first: 3')
    expect(first).toMatchObject({
      totalCount: 4,
      edges: [5, 4, 3].map((overrideId) => ({ node: { overrideId } })),
    })
    const next = await list(`state: "approved", first: 3, after: "${first.pageInfo.endCursor}"`)
    expect(next.edges).toEqual([{ node: { overrideId: 1 } }])
    expect(refusal(await maria!.query('{ overrides(state: "gone") { totalCount } }'))).toMatch(
      'BAD_REQUEST state: one of proposed, approved, rejected, expired is expected: gone',
    )
  })

  it('is told on the command line by who proposed and who judged it', async () => {
    const run = (words: string[], options: object) =>
      overrideVerb.run(overrideVerb.read(words, { ...options }), effects('maria') as Effects)
    const { text, result } = await run(['list'], { state: 'rejected' })
    expect(text).toMatch(
      /^ +2 {2}rejected .*8500.00 → 8000.00 .*bad_news: Payslips seen {2}\(maria, maria\)$/,
    )
    expect(result).toMatchObject({ overrides: [{ overrideId: 2, outcomeAfter: 'decrease' }] })
    await expect(run(['propose', '5'], {})).rejects.toThrow(
      'override: quota: an amount (--quota), or --decline',
    )
    await expect(run(['approve', '2'], {})).rejects.toThrow('override 2 was rejected by maria')
  })

  it('is told when the ledger has its quota as the limit, from what came after the approval', async () => {
    await store.write((sql) =>
      sql.script(`insert into limit_event (facility_id, source_id, effective_on, credit_limit, actor, recorded_at, source_file_id)
        values (3, 'o1', '2018-01-06', 4000, 'test', '2018-01-07', 1), (3, 'o2', '2018-01-08', 4000, 'test', '2018-01-09', 1),
          (5, 'o3', '2017-12-01', 6000, 'test', '2017-12-02', 1)`),
    )
    const today = await lendersToday(store.read, now())
    expect(await overrideOf(store.read, 1, today)).toMatchObject({ appliedOn: '2018-01-06' })
    expect(await overrideOf(store.read, 5, today)).toMatchObject({ appliedOn: null })
  })

  it('is approved by the rules of the newest decision, and proposed of the newest alone', async () => {
    await propose(maria!, 6, { quota: '7000.00' })
    await store.write((sql) =>
      sql.script(`insert into decision by name select * replace (101 as decision_id, null as run_id, 6 as outcome,
        decided_at + interval 1 hour as decided_at) from decision where decision_id = 6`),
    )
    expect(refusal(await judge(chen!, 'approve', 6))).toMatch('CONFLICT decision 101 is freeze')
    expect((await judge(chen!, 'reject', 6)).errors).toBeUndefined()
    expect(refusal(await propose(maria!, 6))).toBe(
      'CONFLICT decision 6 was followed by decision 101: propose it of that one',
    )
    // One of a run that is not published follows nothing, nor one made later for an earlier day.
    for (const instead of ['run_id = 99', `run_id = null, decided_for = date '2017-01-01'`]) {
      await store.write((sql) =>
        sql.script(`update decision set ${instead} where decision_id = 101`),
      )
      expect((await standing('c6')).standingQuotas).toMatchObject([
        { decision: { outcome: 'keep' } },
      ])
    }
    expect((await propose(maria!, 6)).errors).toBeUndefined()
    await judge(chen!, 'reject', 7)
    await store.write((sql) => sql.script('delete from decision where decision_id = 101'))
  })

  it('outlives a decision that follows, through its last day in the lender’s zone, and no longer', async () => {
    await decide({ customer: 'c3', asOf: AS_OF }, effects('ada'))
    clock = new Date('2018-03-31T15:59:59Z')
    expect((await standing('c3')).standingQuotas).toMatchObject([
      { quota: '4000.00', override: { overrideId: 1 } },
    ])
    clock = new Date('2018-03-31T16:00:00Z')
    const { standingQuotas, overrides } = await standing('c3')
    expect(standingQuotas).toMatchObject([{ quota: '3100.00', override: null }])
    expect(overrides).toMatchObject([
      { overrideId: 1, state: 'expired', decision: { standingQuota: '3100.00' } },
    ])
    expect(await overridesOf(store.read, modelId, now())).toMatchObject({ overridden: 4 })
  })
})

it('whatever people do in whatever order, an override goes from proposed to one verdict or expires, never by its maker', async () => {
  const people = fc.constantFrom('maria', 'chen', 'wu')
  const step = fc.record({
    act: fc.constantFrom('propose', 'approved', 'rejected' as const),
    by: people,
    wait: fc.constantFrom(0, 0, 1),
    holds: fc.nat(2),
  })
  const decisions = [10, 11, 13, 14, 15, 17]
  clock = new Date('2018-05-01T00:00:00Z')
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 12 }), async (steps) => {
      const decisionId = decisions.pop()
      if (decisionId === undefined) return
      let known: { id: number; state: string; maker: string; until: string } | undefined
      for (const [i, { act, by, wait, holds }] of steps.entries()) {
        clock = daysOn(wait)
        const open = known && known.until >= dayOf(clock)
        if (known && !open && known.state !== 'rejected') known.state = 'expired'
        const waiting = known?.state === 'proposed'
        if (act === 'propose') {
          const until = dayOf(daysOn(holds))
          const quota = `${7000 + 100 * i}.00`
          const made = proposeOverride({ ...asked, decisionId, quota, until }, effects(by))
          if (waiting) await expect(made).rejects.toMatchObject({ code: 'CONFLICT' })
          else known = { id: (await made).overrideId, state: 'proposed', maker: by, until }
        } else if (known) {
          const judged = judgeOverride({ overrideId: known.id, verdict: act }, effects(by))
          const code = !waiting
            ? 'CONFLICT'
            : act === 'approved' && by === known.maker
              ? 'SECOND_PERSON_NEEDED'
              : undefined
          if (code) await expect(judged).rejects.toMatchObject({ code })
          else {
            await judged
            known.state = act
          }
        }
      }
      const today = await lendersToday(store.read, clock)
      const rows = await store.read.all<{ id: number; state: string; stands: boolean }>(
        `select o.override_id as id, c.name as state, stands from override_state('override_judged', $1::varchar::date) as o
         join code as c on c.domain = 'override_state' and c.code = o.state
         where decision_id = $2 order by override_id`,
        [today, decisionId],
      )
      expect(rows.at(-1)?.state).toBe(known?.state)
      expect(rows.filter(({ state }) => state === 'proposed').length).toBeLessThanOrEqual(1)
      expect(rows.filter(({ stands }) => stands).length).toBeLessThanOrEqual(1)
    }),
    { numRuns: decisions.length, endOnFailure: true },
  )
  // Nobody approved what they proposed.
  const own = await store.read.all(
    `select * from quota_override as o join override_verdict as v using (override_id)
     where v.verdict = 2 and v.actor = o.proposed_by`,
  )
  expect(own).toEqual([])
  expect(await replay({}, { store })).toMatchObject({ different: 0 })
})

it('a verdict is one of an override that waits: every other state refuses it', () => {
  const proposal = {
    overrideId: 1,
    proposedBy: 'maria',
    judgedBy: 'chen',
    validUntil: '2018-01-01',
  }
  for (const state of ['approved', 'rejected', 'expired'] as const)
    for (const verdict of ['approved', 'rejected'] as const)
      expect(() => checkVerdict({ ...proposal, state }, verdict, 'wu')).toThrow('override 1 ')
})
