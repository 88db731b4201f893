import type { Measured } from '../validation/validation.ts'
import { ksCurves, rocCurve } from './charts/curves.ts'
import { calibrationChart, gainsChart } from './charts/rates.ts'
import { between, el, fixed, percent, table, whole } from './markup.ts'
import { figure, pair, said } from './section.ts'

/** AUC, Gini, KS and lift with their curves. */
export const discrimination = (m: Measured) =>
  table(
    ['Measure', 'Value', '95% interval', 'Read as'],
    [
      [
        'AUC',
        fixed(m.auc, 4),
        between(m.aucLower, m.aucUpper, 4),
        'chance that a good scores above a bad; interval by DeLong',
      ],
      [
        'Gini',
        fixed(m.gini, 4),
        m.aucLower === null ? '—' : between(2 * m.aucLower - 1, 2 * m.aucUpper! - 1, 4),
        '2 AUC − 1',
      ],
      ['KS', fixed(m.ks, 4), '—', 'largest distance of the two cumulative shares'],
      ...m.lifts.map(({ share, lift }) => [
        `Lift at ${percent(share, 0)}`,
        fixed(lift, 2),
        '—',
        `bads among the riskiest ${percent(share, 0)}, times chance`,
      ]),
    ],
    [0, 3],
  ) +
  pair(
    figure('Bads caught by goods refused', rocCurve(m)),
    figure('Goods and bads by score', ksCurves(m)),
  )

/** The gains table and its chart. */
export const gainsTable = (m: Measured) =>
  figure('Bad rate and PD by band of score', gainsChart(m.gains)) +
  table(
    [
      'Band',
      'Scores',
      'Rows',
      'Bads',
      'Bad rate',
      '95% interval',
      'Mean PD',
      'PD less actual',
      'Cumulative bad rate',
      'Bad rate if cut below',
      'Bads so far',
      'Lift so far',
    ],
    m.gains.map((g, i) => [
      String(i + 1),
      `${fixed(g.lowest, 0)} to ${fixed(g.highest, 0)}`,
      whole(g.rows),
      whole(g.bads),
      percent(g.badRate),
      `${percent(g.lower)} to ${percent(g.upper)}`,
      percent(g.meanPd),
      `${g.meanPd >= g.badRate ? '+' : ''}${percent(g.meanPd - g.badRate)}`,
      percent(g.cumulativeBadRate),
      percent(g.acceptedBadRate),
      percent(g.shareOfBads, 1),
      fixed(g.lift, 2),
    ]),
    [0],
  ) +
  el(
    'p',
    { class: 'note' },
    'Bands of equal count, the riskiest first; equal scores stay together. Bad rate if cut below: of this band and all safer ones, which is what accepting from here on would bring. Intervals by Wilson.',
  )

/** Calibration curve and table, Hosmer-Lemeshow, the Brier score and its parts. */
export function calibrationPart(m: Measured): string {
  const { hosmerLemeshow: test, brierParts: parts } = m
  const error = Math.sqrt((m.badRate * (1 - m.badRate)) / m.rows)
  return (
    said(
      `Mean PD ${percent(m.meanPd)} against a bad rate of ${percent(m.badRate)}: ${fixed(Math.abs(m.meanPd - m.badRate) / error, 1)} standard errors apart.`,
    ) +
    pair(
      figure('Bad rate by mean PD', calibrationChart(m.calibration)),
      table(
        ['Measure', 'Value', 'Read as'],
        [
          ['Brier score', fixed(m.brier, 5), 'mean squared error of the PD'],
          [
            'reliability',
            fixed(parts.reliability, 5),
            'distance of PD from bad rate by band; 0 is best',
          ],
          [
            '− resolution',
            fixed(parts.resolution, 5),
            'distance of bands’ bad rates from the mean',
          ],
          ['+ uncertainty', fixed(parts.uncertainty, 5), 'of giving everyone the bad rate'],
          ['+ within bands', fixed(parts.withinBands, 5), 'left by cutting into bands'],
          ['Log loss', fixed(m.logLoss, 5), 'mean negative log likelihood, nats'],
          [
            'Hosmer-Lemeshow',
            test ? fixed(test.statistic, 2) : '—',
            test
              ? `chi-square, ${test.degrees} degrees; of many rows it refuses any model`
              : 'a band’s PD is 0 or 1',
          ],
          [
            'p-value',
            test ? (test.p < 0.0001 ? '< 0.0001' : fixed(test.p, 4)) : '—',
            'chance of so much, were the PDs right',
          ],
        ],
        [0, 2],
      ),
    ) +
    table(
      ['PD from', 'to', 'Rows', 'Bads', 'Mean PD', 'Bad rate', '95% interval', 'Within'],
      m.calibration.map((b) => [
        percent(b.lowestPd),
        percent(b.highestPd),
        whole(b.rows),
        whole(b.bads),
        percent(b.meanPd),
        percent(b.badRate),
        `${percent(b.lower)} to ${percent(b.upper)}`,
        b.meanPd >= b.lower && b.meanPd <= b.upper
          ? 'yes'
          : b.meanPd < b.lower
            ? 'PD too low'
            : 'PD too high',
      ]),
      [0, 7],
    )
  )
}
