import type { ServerResponse } from 'node:http'
import { RiskError } from '../db/errors.ts'

/** Aborts when the caller hangs up, when `closing` does, and, where given, after so long. */
export function requestSignal(
  response: ServerResponse,
  closing: AbortSignal,
  milliseconds?: number,
): AbortSignal {
  const controller = new AbortController()
  const late = () =>
    controller.abort(
      new RiskError('QUERY_TIMEOUT', `stopped after ${milliseconds} ms: ask for less`),
    )
  const timer = milliseconds === undefined ? undefined : setTimeout(late, milliseconds).unref()
  const gone = (why: string) => controller.abort(new RiskError('CANCELLED', why))
  const closed = () => gone('the server is closing')
  closing.addEventListener('abort', closed, { once: true })
  response.on('close', () => {
    clearTimeout(timer)
    closing.removeEventListener('abort', closed)
    if (!response.writableFinished) gone('the caller has gone')
  })
  return controller.signal
}
