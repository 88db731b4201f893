import { nearest } from './lines.ts'
import type { Movement, Place } from './places.ts'

/** A movement chosen: which feature, by its number, and which of its places. */
export interface Step {
  movement: number
  place: number
  /** A place between two of them, of a feature whose points follow its value by the unit. */
  between?: Place
}

export interface Found {
  /** By rising number of the movement. */
  steps: Step[]
  cost: number
  gain: number
}

export interface Searched {
  found: Found[]
  /** Nothing was left untried: what is found is the least there is. */
  proven: boolean
}

/** What a pair gives, by the bins of its axes; -1 where none holds the value. */
export type PairPoints = (pair: number, first: number, second: number) => number

export interface Problem {
  movements: readonly Movement[]
  /** The two movements of each pair, first axis first. */
  pairs: readonly (readonly [number, number])[]
  pairPoints: PairPoints
}

export const placeOf = ({ movements }: Problem, { movement, place, between }: Step): Place =>
  between ?? movements[movement]!.places[place]!

interface Option extends Step {
  cost: number
  /** The most it can add, whatever else changes. */
  most: number
}

/** Steps tried at most: under a second. */
const MOST_TRIED = 3_000_000

/**
 * The cheapest sets of at most `limit` changes that add `need` points, the cheapest first: each is the
 * least there is without one of those before as a part of it. Branch and bound: a branch is left where
 * what its features can add at most is too little, or would cost more than the best so far. Of features whose
 * points follow their value by the unit one at most has to lie between two places: each in turn gives, by division,
 * what the others leave.
 */
export function cheapest(
  problem: Problem,
  { need, limit, options: wanted }: { need: number; limit: number; options: number },
): Searched {
  const branches = branchesOf(problem)
  const found: Found[] = []
  const tried = { left: MOST_TRIED }
  while (found.length < wanted && need > 0) {
    const best = search(problem, branches, { need, limit, apart: found, tried })
    if (!best) break
    found.push(best)
  }
  return { found, proven: tried.left > 0 }
}

/** The set of at most `limit` changes that adds the most points, and of those the cheapest. */
export function highest(problem: Problem, limit: number): Searched {
  const branches = branchesOf(problem)
  const tried = { left: MOST_TRIED }
  const best = climb(problem, branches, limit, tried)
  return { found: best ? [best] : [], proven: tried.left > 0 }
}

interface Branches {
  /** By movement, the one that can add the most first; the options of each by rising cost. */
  options: Option[][]
  /** The most each can add. */
  most: number[]
  /** The least cost of a point from this one on. */
  perPoint: number[]
}

function branchesOf(problem: Problem): Branches {
  const options = problem.movements
    .map((movement, m) => optionsOf(problem, movement, m))
    .filter((list) => list.length > 0)
    .sort((a, b) => mostOf(b) - mostOf(a) || a[0]!.movement - b[0]!.movement)
  const perPoint = options.map((list) => Math.min(...list.map(({ cost, most }) => cost / most)))
  for (let i = perPoint.length - 2; i >= 0; i--)
    perPoint[i] = Math.min(perPoint[i]!, perPoint[i + 1]!)
  return { options, most: options.map(mostOf), perPoint }
}

const mostOf = (list: readonly Option[]) => Math.max(...list.map(({ most }) => most))

/** Places that can add points and that no cheaper one matches, by rising cost. */
function optionsOf(problem: Problem, movement: Movement, m: number): Option[] {
  const profiles = movement.places.map((_, place) => profileOf(problem, m, place))
  const all = movement.places
    .map((place, i) => ({
      movement: m,
      place: i,
      cost: place.shift,
      most: mostAdded(profiles[i]!),
    }))
    .filter(({ most }) => most > 0)
    .sort((a, b) => a.cost - b.cost || b.most - a.most || a.place - b.place)
  const kept: Option[] = []
  for (const option of all)
    if (!kept.some((other) => matches(profiles[other.place]!, profiles[option.place]!)))
      kept.push(option)
  return kept
}

/** What a place adds by itself, and in each pair by every bin of the other axis that can come up. */
interface Profile {
  own: number
  pairs: number[][]
}

/** What going to a place adds against where the value is now. */
export function profileOf(problem: Problem, m: number, place: number): Profile {
  const { movements, pairs, pairPoints } = problem
  const { now, places, pairs: own } = movements[m]!
  const to = places[place]!
  return {
    own: to.points - now.points,
    pairs: own.map((pair, k) => {
      const isFirst = pairs[pair]![0] === m
      const other = movements[pairs[pair]![isFirst ? 1 : 0]]!
      const at = other.pairs.indexOf(pair)
      const seen = new Set([other.now.bins[at]!, ...other.places.map(({ bins }) => bins[at]!)])
      return [...seen].map((bin) =>
        isFirst
          ? pairPoints(pair, to.bins[k]!, bin) - pairPoints(pair, now.bins[k]!, bin)
          : pairPoints(pair, bin, to.bins[k]!) - pairPoints(pair, bin, now.bins[k]!),
      )
    }),
  }
}

const mostAdded = ({ own, pairs }: Profile) =>
  pairs.reduce((sum, list) => sum + Math.max(...list), own)

/** Whether the first gives at least what the second gives, whatever else changes. */
export const matches = (first: Profile, second: Profile) =>
  first.own >= second.own &&
  first.pairs.every((list, k) => list.every((points, i) => points >= second.pairs[k]![i]!))

/** What a step adds to those chosen already. */
export function added(problem: Problem, chosen: readonly Step[], step: Step) {
  const { movements, pairs, pairPoints } = problem
  const { now, pairs: own } = movements[step.movement]!
  const to = placeOf(problem, step)
  return own.reduce((sum, pair, k) => {
    const isFirst = pairs[pair]![0] === step.movement
    const m = pairs[pair]![isFirst ? 1 : 0]
    const other = movements[m]!
    const at = other.pairs.indexOf(pair)
    const taken = chosen.find(({ movement }) => movement === m)
    const bin = (taken ? other.places[taken.place]! : other.now).bins[at]!
    return (
      sum +
      (isFirst
        ? pairPoints(pair, to.bins[k]!, bin) - pairPoints(pair, now.bins[k]!, bin)
        : pairPoints(pair, bin, to.bins[k]!) - pairPoints(pair, bin, now.bins[k]!))
    )
  }, to.points - now.points)
}

/** A sum of points is as much as is needed where only rounding is missing. */
const ROUNDING = 1e-9

/** A feature whose points follow its value by the unit: the most it can add, and its least cost of a point. */
interface Branch {
  movement: number
  most: number
  perPoint: number
}

function search(
  problem: Problem,
  { options, most, perPoint }: Branches,
  args: { need: number; limit: number; apart: readonly Found[]; tried: { left: number } },
): Found | undefined {
  const { tried } = args
  let best: Found | undefined
  const apart = args.apart.map(({ steps }) => steps.map(({ movement }) => movement))
  const chosen: Step[] = []
  /** The set as it is chosen, where it is better than the best. */
  const offer = (cost: number, rest: number) => {
    const steps = chosen.toSorted((a, b) => a.movement - b.movement)
    const gain = args.need - rest
    if (!best || isBefore({ steps, cost, gain }, best)) best = { steps, cost, gain }
  }
  /** `closing`: the feature that gives what the others leave, by division; null: each goes to a place. */
  const visits = (closing: Branch | null) => {
    const taken = (movement: number) =>
      movement === closing?.movement || chosen.some((step) => step.movement === movement)
    const holds = (movement: number) =>
      apart.some((set) => set.every((one) => one === movement || taken(one)))
    const visit = (from: number, need: number, cost: number) => {
      if (closing && !holds(closing.movement)) {
        const last = between(problem, closing.movement, need)
        if (last) {
          chosen.push(last)
          offer(cost + last.between.shift, 0)
          chosen.pop()
        }
      }
      const left = args.limit - chosen.length - (closing ? 1 : 0)
      for (let i = from; i < options.length && left > 0; i++) {
        // From here on each adds less than the one before, and none is cheaper by the point.
        if (sumOf(most, i, left) + (closing?.most ?? 0) < need - ROUNDING) return
        const cheapestPoint = Math.min(perPoint[i]!, closing?.perPoint ?? perPoint[i]!)
        if (best && cost + need * cheapestPoint > best.cost) return
        const { movement } = options[i]![0]!
        if (movement === closing?.movement || holds(movement)) continue
        for (const option of options[i]!) {
          if (tried.left <= 0) return
          tried.left--
          const total = cost + option.cost
          if (best && total > best.cost) break
          const rest = need - added(problem, chosen, option)
          chosen.push(option)
          if (rest > ROUNDING) {
            if (left > 1 || closing) visit(i + 1, rest, total)
          } else if (!closing) offer(total, rest)
          chosen.pop()
        }
      }
    }
    visit(0, args.need, 0)
  }
  visits(null)
  options.forEach((list, i) => {
    const { movement } = list[0]!
    if (!problem.movements[movement]!.lines) return
    const own = Math.min(...list.map(({ cost, most }) => cost / most))
    visits({ movement, most: most[i]!, perPoint: own })
  })
  return best && { ...best, steps: best.steps.map(bare) }
}

const bare = ({ movement, place, between }: Step): Step => ({
  movement,
  place,
  ...(between && { between }),
})

/** The step of one feature that adds just what is needed, where its points follow its value by the unit. */
function between(
  { movements }: Problem,
  movement: number,
  need: number,
): (Step & { between: Place }) | undefined {
  const { lines, placeAt, now } = movements[movement]!
  const end = lines && nearest(lines, now.points + need)
  return end && placeAt && { movement, place: -1, between: placeAt(end) }
}

/** Less cost, then fewer changes, then more points; at last the order of the model. */
function isBefore(a: Found, b: Found): boolean {
  if (a.cost !== b.cost) return a.cost < b.cost
  if (a.steps.length !== b.steps.length) return a.steps.length < b.steps.length
  return a.gain > b.gain
}

function climb(
  problem: Problem,
  { options, most }: Branches,
  limit: number,
  tried: { left: number },
): Found | undefined {
  let best: Found | undefined
  const chosen: Step[] = []
  const visit = (from: number, gain: number, cost: number) => {
    const left = limit - chosen.length
    for (let i = from; i < options.length && left > 0; i++) {
      if (best && gain + sumOf(most, i, left) < best.gain) return
      for (const option of options[i]!) {
        if (tried.left <= 0) return
        tried.left--
        const [more, spent] = [gain + added(problem, chosen, option), cost + option.cost]
        chosen.push(option)
        if (more > 0 && (!best || more > best.gain || (more === best.gain && spent < best.cost)))
          best = {
            steps: chosen
              .map(({ movement, place }) => ({ movement, place }))
              .sort((a, b) => a.movement - b.movement),
            cost: spent,
            gain: more,
          }
        visit(i + 1, more, spent)
        chosen.pop()
      }
    }
  }
  visit(0, 0, 0)
  return best
}

function sumOf(values: readonly number[], from: number, count: number): number {
  let sum = 0
  for (let i = from; i < Math.min(values.length, from + count); i++) sum += values[i]!
  return sum
}
