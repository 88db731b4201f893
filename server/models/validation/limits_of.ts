import { monthsText } from '../../ledger/outcome/months_text.ts'
import type { CalibrationBand } from '../../stats/calibration.ts'
import { termsOf } from '../cards.ts'
import { fileOf, type Judgeable } from '../elsewhere.ts'
import type { RejectRecord } from '../reject_inference.ts'
import { lacks, type Measured, type Validation } from './validation.ts'

const FEW_BADS = 100

/** What the model should not be used for, and what is not known of it, from what it is and what was measured. */
export function limitsOf(model: Judgeable, told: Omit<Validation, 'limits' | 'saved'>): string[] {
  const { target, training } = model
  const { heldBack, vintages, fairness } = told
  const file = fileOf(model)
  const bads = file === null ? training.bads : lacks(heldBack) ? 0 : heldBack.bads
  const limits = [
    `It predicts “${target.definition}” and nothing else${target.horizonMonths === null ? '; its source states no horizon, so its PD is no twelve-month PD' : `; its horizon is ${monthsText(target.horizonMonths)}`}.`,
    file !== null
      ? `It was trained elsewhere (${file}), on which rows nobody told us: those it was judged on may be among them, and then every figure here flatters it. For applicants unlike them its PD is an extrapolation.`
      : `It was learned from ${training.rows.toLocaleString('en')} rows like those described here; for applicants unlike them, and for whoever was refused before (${training.rejects ? 'their outcome is guessed' : 'their outcome is not among the rows'}), its PD is an extrapolation.`,
    model.kind === 'imported'
      ? 'What it makes of a value that its training never saw is its own to say: watch how many there are.'
      : 'A value that training never saw gets the points of an unseen value, and a number beyond the ends the points of the last bin: watch how many there are.',
  ]
  const days = target.written?.observedOn.length ?? 1
  if (days > 1)
    limits.push(
      `A line is observed on up to ${days} days, and its rows are alike: intervals and errors, which take rows for independent, are too narrow.`,
    )
  if (training.rejects) limits.push(guessed(training.rejects))
  if (bads < FEW_BADS) limits.push(`${bads} bads are few: every figure here is uncertain.`)
  if (lacks(heldBack))
    limits.push('No row was held back: nothing is known of how it does on new rows.')
  else {
    const { badRate, meanPd, rows } = heldBack
    const error = Math.sqrt((badRate * (1 - badRate)) / rows)
    if (Math.abs(meanPd - badRate) > 3 * error)
      limits.push(
        `Its mean PD, ${percent(meanPd)}, is off the bad rate of ${file === null ? 'held-back rows' : 'the rows it was judged on'}, ${percent(badRate)}, by more than three standard errors: calibrate it before its PD is used as a level.`,
      )
  }
  const off = lacks(heldBack) ? [] : heldBack.calibration.filter(outside)
  if (off.length > 0)
    limits.push(
      `In ${off.length} of ${(heldBack as Measured).calibration.length} bands of PD the mean PD lies outside the 95% interval of the bad rate: ${off.map(({ meanPd, badRate }) => `${percent(meanPd)} for ${percent(badRate)}`).join(', ')}.`,
    )
  if (lacks(vintages))
    limits.push('No time is known of its rows: how it keeps over time has not been tested.')
  if (lacks(fairness)) limits.push('Its effect on protected groups was not measured here.')
  const weak =
    model.kind === 'imported' || model.kind === 'additive'
      ? []
      : termsOf(model)
          .filter(({ characteristic }) => characteristic.pValue > 0.05)
          .map(({ name }) => name)
  if (weak.length > 0) limits.push(`Coefficients that may be 0 (p above 0.05): ${weak.join(', ')}.`)
  const whole = model.kind === 'segmented' ? model.segments.filter((one) => one.whole) : []
  for (const { name, rows, bads } of whole)
    limits.push(
      `Segment ${name} had ${rows} training rows, ${bads} bad: too few, so whoever belongs to it is scored by a card of all rows.`,
    )
  const used = lacks(fairness)
    ? []
    : fairness.filter(({ used }) => used).map(({ column }) => column)
  if (used.length > 0) limits.push(`It reads protected columns itself: ${used.join(', ')}.`)
  return limits
}

const guessed = ({ rejects, method, assumes }: RejectRecord) =>
  `It learned from ${rejects.toLocaleString('en')} refused requests too, whose outcomes are guessed (${method}), assuming that ${assumes}. No figure here can tell whether that is so.`

const outside = ({ meanPd, lower, upper }: CalibrationBand) => meanPd < lower || meanPd > upper

const percent = (share: number) => `${(100 * share).toFixed(2)}%`
