import type { Outcome } from '../commands/verb.ts'
import { RISK_ERROR_CODES, RiskError, type RiskErrorCode } from '../db/errors.ts'
import type { Progress } from '../effects.ts'
import { message } from './message.ts'
import type { ServerFile } from './server_file.ts'

export interface Call {
  verb: string
  args: unknown
  actor: string
  progress(progress: Progress): void
  signal: AbortSignal
}

/** Nobody listens where the file says: the server died, and another process has its id. */
export const isRefused = (error: unknown): boolean =>
  ((error as { cause?: { code?: string } }).cause?.code ?? '') === 'ECONNREFUSED'

async function* lines(stream: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const bytes of stream) {
    const parts = (rest + decoder.decode(bytes, { stream: true })).split('\n')
    rest = parts.pop() ?? ''
    yield* parts.filter((part) => part !== '')
  }
  if (rest !== '') yield rest
}

function asError({ code, message }: { code: string; message: string }): Error {
  return (RISK_ERROR_CODES as readonly string[]).includes(code)
    ? new RiskError(code as RiskErrorCode, message)
    : new Error(message)
}

/** Has the server that holds the store run the verb; its errors are thrown here with their codes. */
export async function sendVerb(server: ServerFile, call: Call): Promise<Outcome> {
  const response = await fetch(new URL(`/control/${call.verb}`, server.url), {
    method: 'POST',
    headers: { authorization: `Bearer ${server.token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ args: call.args, actor: call.actor }),
    signal: call.signal,
  })
  if (!response.ok || !response.body) {
    throw new RiskError(
      'STORE_HELD',
      `the server at ${server.url} (process ${server.pid}) holds the store and refused ${call.verb}: ${response.status} ${await response.text()}`,
    )
  }
  for await (const line of lines(response.body)) {
    const said = message.parse(JSON.parse(line))
    if ('progress' in said) call.progress(said.progress as Progress)
    else if ('error' in said) throw asError(said.error)
    else return said.outcome as Outcome
  }
  throw new Error(`the server at ${server.url} stopped before ${call.verb} was done`)
}
