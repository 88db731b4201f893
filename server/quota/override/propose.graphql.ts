import { RiskError } from '../../db/errors.ts'
import { builder } from '../../graphql/builder.ts'
import type { Context } from '../../graphql/context.ts'
import { decodeGlobalId } from '../../graphql/global_id.ts'
import { OverrideType } from './override.graphql.ts'
import { judgeOverride, proposeOverride } from './override.run.ts'
import type { Verdict } from './state.ts'

/** The number in a global id of a type. Throws BAD_REQUEST where it is one of another. */
function numberOf(type: 'Decision' | 'Override', id: string): number {
  const { typename, id: own } = decodeGlobalId(id)
  if (typename === type && /^\d{1,15}$/.test(own)) return Number(own)
  throw new RiskError('BAD_REQUEST', `not an id of type ${type}: ${id}`)
}

const complexity = { field: 100, multiplier: 1 }

builder.mutationField('proposeOverride', (t) =>
  t.field({
    type: OverrideType,
    description:
      'Proposes another quota than the newest decision on a subject gave; a second person approves it. OVER_HARD_CAP above a hard cap of the decision; CONFLICT where another decision followed, one is frozen or unevaluable, or a proposal waits already; BAD_REQUEST for what is no quota of the policy.',
    args: {
      decision: t.arg.id({ required: true, description: 'The decision’s global id.' }),
      quota: t.arg({
        type: 'Decimal',
        description: 'The quota instead, lender’s currency. Null: declined, of who has no line.',
      }),
      reason: t.arg.string({
        required: true,
        description: 'A word of the vocabulary override_reason.',
      }),
      note: t.arg.string({ required: true, description: 'Why, at most 1000 characters.' }),
      until: t.arg({
        type: 'Date',
        required: true,
        description: 'The last day on which it holds: today or later, at most 366 days.',
      }),
    },
    complexity,
    resolve: (_root, { decision, quota, ...asked }, { store, now, actor }) => {
      if (quota === undefined)
        throw new RiskError('BAD_REQUEST', 'quota: an amount is expected, or null: declined')
      const decisionId = numberOf('Decision', decision)
      return proposeOverride({ decisionId, quota, ...asked }, { store, now, actor })
    },
  }),
)

interface JudgeArgs {
  override: string
  note?: string | null | undefined
}

const judge =
  (verdict: Verdict) =>
  (_root: unknown, { override, note }: JudgeArgs, { store, now, actor }: Context) =>
    judgeOverride(
      { overrideId: numberOf('Override', override), verdict, note: note ?? undefined },
      { store, now, actor },
    )

builder.mutationFields((t) => {
  const args = {
    override: t.arg.id({ required: true, description: 'The override’s global id.' }),
    note: t.arg.string({ description: 'What is said of it; kept.' }),
  }
  return {
    approveOverride: t.field({
      type: OverrideType,
      description:
        'Approves a proposal: from now until its last day its quota stands. SECOND_PERSON_NEEDED for who proposed it; CONFLICT where it waits no more, and what proposeOverride refuses of the newest decision.',
      args,
      complexity,
      resolve: judge('approved'),
    }),
    rejectOverride: t.field({
      type: OverrideType,
      description:
        'Rejects a proposal; who proposed it takes it back by that. CONFLICT where it waits no more.',
      args,
      complexity,
      resolve: judge('rejected'),
    }),
  }
})
