import { type Example, forty } from '../example.ts'
import { type CalibrationRow, calibration } from './calibration.ts'

const options = {
  label: 'Predicted and actual bad rate by band of scores',
  predictedName: 'Mean PD',
  actualName: 'Bad rate',
}

const draw =
  (rows: readonly CalibrationRow[]): Example['draw'] =>
  (width) =>
    calibration(rows, { ...options, width })

const bands: CalibrationRow[] = [0.01, 0.02, 0.035, 0.06, 0.11, 0.21].map((predicted, i) => {
  const actual = predicted * [0.8, 1.1, 0.9, 1, 1.25, 0.8][i]!
  const half = 0.006 + 0.08 * predicted
  return {
    key: String(i + 1),
    name: `Band ${i + 1}`,
    predicted,
    actual,
    lower: Math.max(0, actual - half),
    upper: actual + half,
  }
})

export const examples: Example[] = [
  {
    name: 'Six bands',
    note: 'filled: the interval misses the dotted line',
    span: 7,
    draw: draw(bands),
  },
  {
    name: 'One band, forty letters',
    span: 5,
    draw: draw([{ key: '1', name: forty, predicted: 1, actual: 1, lower: 0.3, upper: 1 }]),
  },
  {
    name: 'Nothing came true',
    span: 5,
    draw: draw([{ key: '1', name: 'Band 1', predicted: 0, actual: 0, lower: 0, upper: 0 }]),
  },
  { name: 'Empty', span: 5, draw: draw([]) },
]
