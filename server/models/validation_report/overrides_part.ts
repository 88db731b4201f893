import { VOCABULARIES } from '../../ledger/codes.ts'
import type { Overrides } from '../validation/validation.ts'
import { el, percent, table, whole } from './markup.ts'
import { facts, note, said } from './section.ts'

const SIDES = {
  raised: 'Raised (low-side)',
  lowered: 'Lowered (high-side)',
  kept: 'Not overridden',
} as const

const DEFINITION =
  'An override is another quota that one person proposed and a second approved in place of a decision; the decision stays as it was. Low-side: the person gave more than was decided, or gave where it refused; high-side: less, or refused. Decisions count once a subject and day; those that could not be evaluated had no score to override and are left out.'

const labelOf = (words: readonly { name: string; label: string }[], name: string) =>
  words.find((word) => word.name === name)?.label ?? name

/** How often, which way and why people overrode the model's decisions, and what came of it. */
export function overridesPart(o: Overrides): string {
  const proposed = o.proposals.reduce((sum, { proposals }) => sum + proposals, 0)
  if (o.decisions === 0) return said('None was recorded: the model has decided nothing yet.')
  if (proposed === 0)
    return said(`None was recorded: none of its ${whole(o.decisions)} decisions was overridden.`)
  return (
    facts([
      ['Decisions', whole(o.decisions)],
      ['Overridden', `${whole(o.overridden)}, ${percent(o.rate)} of them`],
      [SIDES.raised, `${whole(o.raised)}, ${percent(o.raised / o.decisions)}`],
      [SIDES.lowered, `${whole(o.lowered)}, ${percent(o.lowered / o.decisions)}`],
      ...o.proposals.map(({ state, proposals }) => [
        `Proposals ${labelOf(VOCABULARIES.override_state, state).toLowerCase()}`,
        whole(proposals),
      ]),
    ]) +
    (o.overridden === 0 ? '' : reasonsTable(o) + outcomesTable(o)) +
    note(DEFINITION)
  )
}

const reasonsTable = ({ reasons }: Overrides) =>
  el('h3', {}, 'By reason') +
  table(
    ['Reason', 'Raised', 'Lowered'],
    reasons.map(({ reason, raised, lowered }) => [
      labelOf(VOCABULARIES.override_reason, reason),
      whole(raised),
      whole(lowered),
    ]),
  )

function outcomesTable({ outcomes }: Overrides): string {
  const title = el('h3', {}, 'What became of them')
  if (outcomes.every(({ side, known }) => side === 'kept' || known === 0))
    return title + said('No outcome of an overridden decision is known yet.')
  return (
    title +
    table(
      ['Decisions', 'Outcome known', 'Bads', 'Bad rate', '95% interval', 'Mean PD'],
      outcomes.map(({ side, known, bads, badRate, lower, upper, meanPd }) => [
        SIDES[side],
        whole(known),
        whole(bads),
        percent(badRate),
        known === 0 ? '—' : `${percent(lower)} to ${percent(upper)}`,
        percent(meanPd),
      ]),
    ) +
    note(
      'Of the days on which a decision was overridden. A bad rate off the mean PD says that people knew what the model did not; but who is given more or less pays otherwise for that alone, and few tell little. Intervals by Wilson.',
    )
  )
}
