import { monthsText } from '../../ledger/outcome/months_text.ts'
import type { Linear, ValueBand } from '../linear/model.ts'
import type { ValueValidation } from '../validation/value_validation.ts'
import { page } from './frame.ts'
import { el, escaped, fixed, percent, table, whole } from './markup.ts'
import { facts, firstOf, note, type Section, said } from './section.ts'

const MOST_LEFT_OUT = 300
const NOT_HELD = 'No row was held back: how well it predicts is not known.'

/** The validation report of a model of a continuous target as one HTML page. */
export function valuePage(validation: ValueValidation, styles: string, madeAt: Date): string {
  const { saved } = validation
  const { heldBack } = saved.model.metrics
  const what = `the value of “${saved.model.target.definition}”`
  return page({
    saved,
    sentence: heldBack
      ? `It gives ${what}, and on ${whole(heldBack.rows)} ${saved.model.training.elsewhere === undefined ? 'held-back rows' : 'rows'} (${heldBack.method}) explains ${percent(heldBack.r2, 1)} of its variance, with a mean absolute error of ${short(heldBack.mae)}.`
      : `It gives ${what}; how well is not known: no row was held back.`,
    tiles: heldBack
      ? [
          [
            saved.model.training.elsewhere === undefined ? 'Held-back rows' : 'Rows judged on',
            whole(heldBack.rows),
          ],
          ['R²', fixed(heldBack.r2)],
          ['MAE', short(heldBack.mae)],
          ['RMSE', short(heldBack.rmse)],
          ['Spearman', fixed(heldBack.spearman)],
        ]
      : [],
    sections: sectionsOf(validation),
    styles,
    madeAt,
  })
}

function sectionsOf({ saved, given }: ValueValidation): Section[] {
  const { model } = saved
  const { heldBack } = model.metrics
  return [
    { id: 'definitions', title: 'Data and definitions', body: definitions(saved) },
    { id: 'limits', title: 'Limits of use', body: limits(model) },
    {
      id: 'values',
      title: 'Predicted against actual',
      body: heldBack ? bands('Tenth', heldBack.bands) : said(NOT_HELD),
    },
    {
      id: 'months',
      title: 'By month',
      body:
        heldBack && heldBack.months.length > 0
          ? bands('Month', heldBack.months)
          : said('Not computed: no time is known of its rows (--time).'),
    },
    ...(given
      ? [
          {
            id: 'given',
            title: 'On the given table',
            body:
              said(
                `All ${whole(given.rows)} rows of ${given.path} with a known value: R² ${fixed(given.r2)}, MAE ${short(given.mae)}, RMSE ${short(given.rmse)}, Spearman ${fixed(given.spearman)}.`,
              ) + bands('Tenth', given.bands),
          },
        ]
      : []),
    { id: 'selection', title: 'Left out', body: leftOut(model) },
    { id: 'coefficients', title: 'Coefficients', body: coefficients(model) },
    { id: 'bins', title: 'Characteristics and their bins', body: bins(model) },
  ]
}

function definitions({ model, modelId, name, actor, createdAt }: ValueValidation['saved']): string {
  const { target, training } = model
  return facts([
    ['Model', `${name} (${modelId}), linear scorecard of a continuous target`],
    ['Saved', `${createdAt.slice(0, 16)} UTC by ${actor}`],
    ['Target', `${target.definition}, in its own unit`],
    [
      'Horizon',
      target.horizonMonths === null ? 'not stated by the source' : monthsText(target.horizonMonths),
    ],
    ...(training.elsewhere === undefined
      ? []
      : [['Trained', `elsewhere; read from ${training.elsewhere}`]]),
    [
      training.elsewhere === undefined ? 'Training rows' : 'Rows judged on',
      `${whole(training.rows)}: mean ${short(training.mean)}, standard deviation ${short(training.standardDeviation)}, from ${short(training.lowest)} to ${short(training.highest)}`,
    ],
    [
      training.elsewhere === undefined ? 'Held back' : 'Judged on',
      model.metrics.heldBack?.method ?? 'no rows',
    ],
    ['Method', `${training.method}; seed ${training.seed}`],
    [
      training.elsewhere === undefined ? 'R² on training rows' : 'R² on these rows',
      fixed(model.metrics.training.r2),
    ],
  ])
}

const limits = ({ target, training, characteristics }: Linear) =>
  el(
    'ul',
    {},
    ...[
      `It predicts “${target.definition}” and nothing else, as a mean of rows like those described here: no range of a single row follows from it.`,
      `Its values are a sum of parts: nothing keeps one within ${short(training.lowest)} to ${short(training.highest)}, where ${training.elsewhere === undefined ? 'training rows' : 'the rows it was judged on'} lay.`,
      'A value that training never saw gets the part of an unseen value: watch how many there are.',
      ...(characteristics.length === 0
        ? ['No characteristic tells values apart: it gives the mean.']
        : []),
    ].map((one) => el('li', {}, escaped(one))),
  )

const bands = (first: string, all: readonly (ValueBand & { month?: string })[]): string =>
  table(
    [first, 'Rows', 'Mean predicted', 'Mean actual', 'Std. error', 'Predicted less actual'],
    all.map(({ month, rows, predicted, value, standardError }, i) => [
      month ?? String(i + 1),
      whole(rows),
      short(predicted),
      short(value),
      standardError === null ? '—' : short(standardError),
      `${short(predicted - value)}${standardError !== null && Math.abs(predicted - value) > 1.96 * standardError ? ' ▲' : ''}`,
    ]),
  ) +
  note(
    '▲: the mean predicted lies outside the 95% interval of the mean actual. Tenths by rising prediction.',
  )

const leftOut = ({ training }: Linear) =>
  training.excluded.length === 0
    ? said('No candidate.')
    : firstOf(
        MOST_LEFT_OUT,
        ['Candidate', 'Step', 'Why'],
        training.excluded.map(({ feature, step, why }) => [feature, step, why]),
        [0, 1, 2],
      )

const coefficients = ({ intercept, characteristics, training }: Linear) => {
  if (training.elsewhere !== undefined)
    return said(
      `Intercept ${short(intercept)}. It was trained elsewhere: its file has no standard errors, and what a column adds stands with its bins.`,
    )
  return (
    said(`Intercept ${short(intercept)}, the mean of the training rows.`) +
    table(
      ['Characteristic', 'β of bin means', 'Std. error', 'R² alone', 'Parts from', 'to'],
      characteristics.map(({ feature, beta, standardError, r2, bins }) => [
        feature,
        fixed(beta, 4),
        fixed(standardError, 4),
        fixed(r2),
        short(Math.min(...bins.map(({ part }) => part))),
        short(Math.max(...bins.map(({ part }) => part))),
      ]),
    ) +
    note(
      'Errors count the ridge penalty as if it were data, and take the bins as given: they are narrower than rows alone would make them.',
    )
  )
}

const bins = ({ characteristics }: Linear) =>
  characteristics
    .map((c) =>
      el(
        'section',
        { class: 'bins' },
        el('h3', {}, escaped(c.feature)),
        note(`Unseen values get a part of ${short(c.partUnseen)}.`),
        table(
          ['Bin', 'Rows', 'Mean', 'Part'],
          c.bins.map(({ label, count, mean, part, slope }) => [
            label,
            whole(count),
            short(mean),
            slope === undefined ? short(part) : `${short(part)} + ${slope.toPrecision(4)} a unit`,
          ]),
        ),
      ),
    )
    .join('')

/** Five significant digits: values have a unit of their own. */
const short = (value: number) =>
  Number(value.toPrecision(5))
    .toLocaleString('en', { maximumSignificantDigits: 5 })
    .replace('-', '−')
