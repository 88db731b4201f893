import { pino } from 'pino'
import type { Store } from '../../db/store.ts'
import { type ServeOptions, type Serving, serve } from '../http.ts'

export interface TestServer extends Serving {
  /** Posts a query; gives the answer's `data` and `errors`. */
  query(query: string, variables?: Record<string, unknown>): Promise<Answer>
  /** What was logged, a line each. */
  logged: Record<string, unknown>[]
}

export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
  data?: any
  errors?: {
    message: string
    path?: (string | number)[]
    extensions: { code: string; id?: string }
  }[]
}

/** The real server on a free port, with a log that can be read. */
export async function testServer(
  store: Store,
  options?: Partial<ServeOptions>,
): Promise<TestServer> {
  const logged: Record<string, unknown>[] = []
  const log = pino({ level: 'info' }, { write: (line: string) => logged.push(JSON.parse(line)) })
  const serving = await serve({
    store,
    port: 0,
    log,
    now: () => new Date('2018-01-05T00:00:00Z'),
    ...options,
  })
  return {
    ...serving,
    logged,
    async query(query, variables) {
      const response = await fetch(`${serving.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as Answer
    },
  }
}
