import type { RequestHandler } from 'express'
import type { Sql } from '../db/connection.ts'

// Upper edges in seconds; the point query is to stay under 0.03.
const BUCKETS = [0.005, 0.01, 0.03, 0.1, 0.3, 1, 3, 10]

export interface Metrics {
  /** Counts every request and how long it took, by its first path segment and status class. */
  count: RequestHandler
  /** Everything counted, as Prometheus reads it. */
  text(sql: Sql): Promise<string>
}

interface Series {
  requests: number
  seconds: number
  buckets: number[]
}

const ROUTES = new Set(['graphql', 'export', 'control', 'healthz', 'readyz', 'metrics'])

/** The labels are few and ours: a path from outside never becomes a series. */
function labelsOf(path: string, status: number): string {
  const route = path.split('/')[1] ?? ''
  const code = status === 0 ? 'aborted' : `${Math.floor(status / 100)}xx`
  return `route="${ROUTES.has(route) ? route : 'dashboard'}",code="${code}"`
}

export function createMetrics(): Metrics {
  const series = new Map<string, Series>()
  return {
    count(request, response, next) {
      const started = performance.now()
      const { path } = request
      response.on('close', () => {
        const seconds = (performance.now() - started) / 1000
        const labels = labelsOf(path, response.writableFinished ? response.statusCode : 0)
        const found = series.get(labels) ?? {
          requests: 0,
          seconds: 0,
          buckets: BUCKETS.map(() => 0),
        }
        found.requests++
        found.seconds += seconds
        BUCKETS.forEach((edge, i) => {
          if (seconds <= edge) found.buckets[i]!++
        })
        series.set(labels, found)
      })
      next()
    },
    async text(sql) {
      const runs = await sql.all<{ status: string; n: number }>(
        'select status, count(*) as n from run group by status order by status',
      )
      return `${[
        '# HELP tally_http_request_seconds How long requests took.',
        '# TYPE tally_http_request_seconds histogram',
        ...[...series].flatMap(([labels, one]) => histogram(labels, one)),
        '# HELP tally_runs Runs by their status.',
        '# TYPE tally_runs gauge',
        ...runs.map(({ status, n }) => `tally_runs{status="${status}"} ${n}`),
        '# HELP process_resident_memory_bytes Memory of the process.',
        '# TYPE process_resident_memory_bytes gauge',
        `process_resident_memory_bytes ${process.memoryUsage.rss()}`,
      ].join('\n')}\n`
    },
  }
}

function histogram(labels: string, { requests, seconds, buckets }: Series): string[] {
  const name = 'tally_http_request_seconds'
  return [
    ...BUCKETS.map((edge, i) => `${name}_bucket{${labels},le="${edge}"} ${buckets[i]}`),
    `${name}_bucket{${labels},le="+Inf"} ${requests}`,
    `${name}_sum{${labels}} ${seconds.toFixed(6)}`,
    `${name}_count{${labels}} ${requests}`,
  ]
}
