import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { BENCHES } from './benches.ts'
import { type Bench, type Finding, mean, median, ratio } from './harness.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    rows: { type: 'string', default: '1000000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
})

function line(bench: Bench, finding: Finding): string {
  const ours = (bench.unit ? mean : median)(finding.ours)
  const head = `${bench.met(finding) ? 'met   ' : 'missed'}  ${bench.name}`
  if (bench.unit) {
    return `${head}: ${bench.unit} ${ours.toFixed(4)} on ${finding.rows} rows; ${bench.limitName} ${mean(finding.limit).toFixed(4)}\n        ${bench.claim}`
  }
  const rate = `${Math.round(finding.rows / ours).toLocaleString('en-US')} rows/s`
  const beside = finding.limit.length
    ? `${bench.limitName} ${median(finding.limit).toFixed(3)} s, ratio ${ratio(finding).toFixed(2)}`
    : bench.limitName
  return `${head}: ${ours.toFixed(4)} s, ${rate}; ${beside}\n        ${bench.claim}`
}

const chosen = BENCHES.filter(
  (bench) => positionals.length === 0 || positionals.includes(bench.name),
)
if (chosen.length === 0) {
  console.error(
    `no bench is called ${positionals.join(', ')}; there are ${BENCHES.map((b) => b.name).join(', ')}`,
  )
  process.exit(2)
}
const rows = Number(values.rows)
for (const bench of chosen) {
  if (bench.needs && !existsSync(bench.needs)) {
    console.error(`skipped ${bench.name}: it needs ${bench.needs}`)
    continue
  }
  const dir = await mkdtemp(join(tmpdir(), 'tally-bench-'))
  try {
    const finding = await bench.run({ rows, dir, runs: Number(values.runs) })
    if (values.json)
      console.log(JSON.stringify({ name: bench.name, met: bench.met(finding), ...finding }))
    else console.log(line(bench, finding))
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
