import type { Card, Model } from '../document.ts'
import type { SelectionRecord, SelectionStage } from '../scorecard/model.ts'
import { selectionWords } from '../scorecard/selection_record.ts'
import { el, fixed, whole } from './markup.ts'
import { bySegment, facts, firstOf, said } from './section.ts'

const MOST_STEPS = 60
const MOST_LEFT_OUT = 300

const STAGES: Record<SelectionStage, string> = {
  read: 'reading',
  bins: 'bins',
  iv: 'information value',
  correlation: 'correlation',
  count: 'number of candidates',
  vif: 'variance inflation',
  sign: 'sign',
  selection: 'selection',
}

/** How characteristics were chosen: the method, its limits and steps, and what was left out and why. */
export const selectionPart = (model: Model): string => bySegment(model, ofCard)

function ofCard({ training: { selection, excluded } }: Card): string {
  return (
    (selection
      ? chosenBy(selection)
      : said('No choice step by step is kept with this model; what was left out is told below.')) +
    el('h3', {}, 'Left out') +
    (excluded.length > 0
      ? firstOf(
          MOST_LEFT_OUT,
          ['Candidate', 'Step', 'Why'],
          excluded.map(({ feature, step, why }) => [feature, STAGES[step], why]),
          [0, 1, 2],
        )
      : said('No candidate.'))
  )
}

function chosenBy(selection: SelectionRecord): string {
  const { candidates, offered, chosen, limits, logLikelihood, aic, steps } = selection
  return (
    facts([
      ['Method', selectionWords(selection)],
      [
        'Candidates',
        `${whole(candidates)} binned, ${whole(offered)} offered to the regression, ${whole(chosen)} chosen`,
      ],
      ['Least information value', String(limits.minIv)],
      ['Highest correlation of two WoE', String(limits.maxCorrelation)],
      ['Highest VIF', limits.maxVif === null ? 'any' : String(limits.maxVif)],
      ['Most characteristics', whole(limits.maxCharacteristics)],
      ...(limits.minZ === null ? [] : [['Least |β| in standard errors', String(limits.minZ)]]),
      ['Ridge penalty', penaltyOf(selection)],
      ['Log likelihood', `${fixed(logLikelihood, 2)} nats, without the penalty`],
      ['AIC', fixed(aic, 2)],
    ]) +
    el('h3', {}, 'Steps') +
    (steps.length > 0
      ? firstOf(
          MOST_STEPS,
          ['Order', 'Step', 'Characteristic', changeOf(selection)],
          steps.map(({ action, feature, change }, i) => [
            String(i + 1),
            action,
            feature,
            fixed(change, 2),
          ]),
          [1, 2],
        )
      : said('None: all that were offered and carried weight stayed.'))
  )
}

const changeOf = ({ criterion }: SelectionRecord) =>
  criterion === null ? 'Deviance raised by' : `Change of ${criterion.toUpperCase()}`

function penaltyOf({ l2, centre, fallback }: SelectionRecord): string {
  if (l2 === 0) return 'none'
  const why = {
    collinear: '; raised, for columns are collinear',
    separated: '; raised, for the classes separate',
  }
  return `λ ${fixed(l2, 3)}, towards ${fixed(centre, 3)}${fallback === null ? '' : why[fallback]}`
}
