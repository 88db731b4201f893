import { doubleLiteral } from '../db/identifier.ts'
import { capSql, factorLiteral, moneyLiteral, timesDownSql } from './amount.sql.ts'
import { BUILT_IN_RULES } from './built_in_rules.ts'
import { conditionSql, factColumn } from './condition.sql.ts'
import { fromScaled, toScaled } from './decimal.ts'
import type { Cap, Policy, Rule } from './policy.ts'

/** A rule as the statement has it. `open` is a SQL boolean: an unknown fact left the rule undecided. */
interface Planned {
  id: string
  stage: string
  reason: string
  open: string
}

/** `hit` is a SQL boolean; NULL counts as not hit. */
export interface Hitting extends Planned {
  hit: string
}

/** `cap` is a SQL amount, NULL where the rule is not hit. */
export interface Capping extends Planned {
  cap: string
}

/**
 * A policy's rules by their place in the formula. Each list is in the order of stage and id, never
 * of the document: of equal caps the first one binds.
 */
export interface Plan {
  fails: readonly Hitting[]
  freezes: readonly Hitting[]
  declines: readonly Hitting[]
  /** The target is the first. */
  soft: readonly Capping[]
  hard: readonly Capping[]
  floors: readonly Capping[]
}

export const CURRENT = factColumn('current_limit')
const DAYS = factColumn('limit_changed_days_ago')

export function planOf(policy: Policy): Plan {
  const stage = (name: Rule['stage']) => policy.rules.filter((rule) => rule.stage === name)
  const declines = stage('decline').map(hitting)
  return {
    fails: [
      ...policy.evaluable.map(failing),
      { ...builtIn('score_known'), hit: `${factColumn('score')} is null` },
      { ...builtIn('target_known'), hit: 'target is null' },
    ],
    freezes: stage('freeze').map(hitting),
    declines,
    soft: [
      { ...builtIn('target'), cap: 'target' },
      ...stage('soft_cap').map(capping),
      ...movementCaps(policy),
    ],
    hard: [
      ...stage('hard_cap').map(capping),
      // No new credit for who would be declined: a line stays where it is, or goes down.
      ...declines.map((rule) => ({
        ...rule,
        open: 'false',
        cap: `case when has_line and ${rule.hit} then ${CURRENT} end`,
      })),
      maximumCap(policy),
    ],
    floors: movementFloors(policy),
  }
}

const builtIn = (id: (typeof BUILT_IN_RULES)[number]['id']) => {
  const rule = BUILT_IN_RULES.find((known) => known.id === id)
  if (rule === undefined) throw new Error(`no built-in rule is called ${id}`)
  return { id, stage: rule.stage, reason: rule.reason, open: 'false' }
}

const shareOfLimit = (scaled: bigint) => timesDownSql(CURRENT, factorLiteral(fromScaled(scaled, 4)))

const WHOLE = toScaled('1', 4)

// The policy's own bounds are candidates only where they lower something: a maximum that nobody
// comes near is no runner-up.

function movementCaps({ movement }: Policy): Capping[] {
  const { maxIncrease, minDaysSinceChange: days } = movement
  const highest = maxIncrease && shareOfLimit(WHOLE + toScaled(maxIncrease, 4))
  const rise = highest && {
    ...builtIn('max_increase'),
    cap: `case when has_line and target > ${highest} then ${highest} end`,
  }
  const wait = days !== null && {
    ...builtIn('min_days_since_change'),
    cap: `case when has_line and target > ${CURRENT} and ${tooSoon(days)} then ${CURRENT} end`,
  }
  return [rise, wait].filter((cap) => cap !== null && cap !== false && cap !== '')
}

function movementFloors({ movement }: Policy): Capping[] {
  const { maxDecrease, minDaysSinceChange: days } = movement
  const wait = days !== null && {
    ...builtIn('min_days_since_change'),
    cap: `case when has_line and ${tooSoon(days)} then ${CURRENT} end`,
  }
  const fall = maxDecrease && {
    ...builtIn('max_decrease'),
    cap: `case when has_line then ${shareOfLimit(WHOLE - toScaled(maxDecrease, 4))} end`,
  }
  return [wait, fall].filter((cap) => cap !== null && cap !== false && cap !== '')
}

const tooSoon = (days: number) => `${DAYS} < ${doubleLiteral(days)}`

function maximumCap({ maximum }: Policy): Capping {
  const cap = moneyLiteral(maximum)
  return {
    ...builtIn('maximum'),
    cap: `case when greatest(target, ${CURRENT}) > ${cap} then ${cap} end`,
  }
}

function applies(rule: Rule): string {
  if (rule.only === null) return 'true'
  return rule.only === 'line' ? 'has_line' : 'not has_line'
}

const hits = (rule: Rule) => `(${applies(rule)} and ${conditionSql(rule.when)})`

function hitting(rule: Rule): Hitting {
  const { id, stage, reason } = rule
  return { id, stage, reason, hit: hits(rule), open: `(${hits(rule)} is null)` }
}

function capping(rule: Rule): Capping {
  const { id, stage, reason } = rule
  const amount = capSql(rule.cap as Cap)
  return {
    id,
    stage,
    reason,
    cap: `case when ${hits(rule)} then ${amount} end`,
    open: `(${hits(rule)} is null or (${hits(rule)} and ${amount} is null))`,
  }
}

/** A condition that must hold: failing it is the hit, and so is not knowing. */
function failing(rule: Rule): Hitting {
  const { id, stage, reason } = rule
  const holds = `(${conditionSql(rule.when)})`
  return {
    id,
    stage,
    reason,
    hit: `(${applies(rule)} and ${holds} is not true)`,
    open: `(${applies(rule)} and ${holds} is null)`,
  }
}
