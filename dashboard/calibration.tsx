import { useState } from 'preact/hooks'
import example from './calibration.json'
import { leaderboard } from './charts/leaderboard/leaderboard.ts'
import type { Measure } from './format/measure.ts'
import { Figure } from './marks/figure.tsx'

/** What `tally simulate --report` writes to report.json, as far as it is drawn. */
type Report = {
  customers: number
  months: number
  seed: number
  measures: Record<string, { title: string; unit: string }>
  rows: {
    measure: string
    part: string
    value: number
    expected: number | null
    source: string | null
    isNear: boolean | null
  }[]
}

const UNITS: Record<string, Measure> = {
  share: { kind: 'share' },
  money: { kind: 'money', currency: 'CNY' },
  number: { kind: 'number' },
}

function Picture({ report, measure }: { report: Report; measure: string }) {
  const { title = measure, unit = 'number' } = report.measures[measure] ?? {}
  const rows = report.rows.filter((row) => row.measure === measure)
  const judged = rows.filter((row) => row.isNear !== null)
  const off = judged.filter((row) => !row.isNear).length
  const sources = [...new Set(rows.flatMap((row) => row.source ?? []))]
  return (
    <section class="panel span-4">
      <div class="panel-head">
        <h3>{title}</h3>
        <span class="panel-note">
          {judged.length ? `${judged.length - off} of ${judged.length} near` : 'no anchor'}
        </span>
      </div>
      <Figure
        reading
        draw={() =>
          leaderboard(
            rows.map((row) => ({
              key: row.part,
              name: row.part,
              note: row.isNear === false ? 'off' : undefined,
              value: row.value,
              before: row.expected,
            })),
            {
              label: title,
              measure: UNITS[unit] ?? { kind: 'number' },
              valueName: 'Lender',
              ...(rows.some((row) => row.expected !== null) && { changeName: 'vs anchor' }),
            },
          )
        }
      />
      {sources.length > 0 && <p class="panel-note">{sources.join('; ')}</p>}
    </section>
  )
}

/** A synthetic lender beside what it should be near: the notch of a row is its anchor. */
export function Calibration() {
  const [report, setReport] = useState<Report>(example)
  const [failure, setFailure] = useState('')
  const open = async (file: File | undefined) => {
    if (!file) return
    try {
      const read = JSON.parse(await file.text()) as Report
      if (!Array.isArray(read.rows)) throw new Error('it has no rows')
      setReport(read)
      setFailure('')
    } catch (error) {
      setFailure(`${file.name} is not a report: ${(error as Error).message}`)
    }
  }
  const measures = [...new Set(report.rows.map((row) => row.measure))]
  return (
    <section aria-label="Calibration of the synthetic lender">
      <div class="notice">
        <h2 class="strong">
          Synthetic lender: {report.customers.toLocaleString('en')} customers, {report.months}{' '}
          months, seed {report.seed}
        </h2>
        <span class="spacer" />
        <label>
          Another report.json of tally simulate --report:{' '}
          <input
            type="file"
            accept=".json"
            onChange={(event) => open(event.currentTarget.files?.[0])}
          />
        </label>
        {failure && <strong role="alert">{failure}</strong>}
      </div>
      <div class="panels">
        {measures.map((measure) => (
          <Picture key={`${report.seed} ${measure}`} report={report} measure={measure} />
        ))}
      </div>
    </section>
  )
}
