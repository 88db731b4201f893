import { MEASURES, type Measure } from './anchors.ts'
import type { Report, ReportRow } from './report.ts'

function shown(measure: Measure, value: number | null): string {
  if (value === null) return ''
  return MEASURES[measure].unit === 'share' ? `${(value * 100).toFixed(2)} %` : value.toFixed(2)
}

const verdict = ({ isNear }: ReportRow) => (isNear === null ? '' : isNear ? 'near' : 'OFF')

/** The report as a table for a terminal, a heading for each measure. */
export function reportText({ customers, months, seed, rows }: Report): string {
  const lines = [
    `${customers.toLocaleString('en')} customers, ${months} months, seed ${seed}: this lender beside what it should be near`,
  ]
  let last: Measure | null = null
  for (const one of rows) {
    const { measure, part, value, expected, basis, source } = one
    if (measure !== last) lines.push('', MEASURES[measure].title)
    last = measure
    lines.push(
      [
        `  ${part.padEnd(16)}`,
        shown(measure, value).padStart(10),
        shown(measure, expected).padStart(10),
        `  ${verdict(one).padEnd(4)}`,
        `  ${[basis, source].filter(Boolean).join(': ')}`,
      ]
        .join('')
        .trimEnd(),
    )
  }
  const judged = rows.filter((one) => one.isNear !== null)
  const off = judged.filter((one) => !one.isNear).length
  lines.push('', `${judged.length - off} of ${judged.length} near`)
  return lines.join('\n')
}
