import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useCallback, useLayoutEffect, useState } from 'preact/hooks'
import { client } from './client.ts'
import { lost, offline, reconnects } from './connection.ts'
import { type Failure, failureOf } from './failure.ts'

/** A question and what is known of its answer; the last answer stays while the next is awaited. */
export interface Query<Data, Variables = unknown> {
  data: Data | undefined
  /** What `data` answers, so that the old picture keeps its own dates while a new one loads. */
  asked: Variables | undefined
  /** Waiting for longer than a reader takes for immediate (150 ms). */
  late: boolean
  failure: Failure | null
  retry: () => void
}

const patience = 150

/** Asks a question, again when its variables change or the server is back; null asks nothing. */
export function useQuery<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
): Query<Data, Variables> {
  type Known = Omit<Query<Data, Variables>, 'retry'>
  const [known, setKnown] = useState<Known>({
    data: undefined,
    asked: undefined,
    late: false,
    failure: null,
  })
  const [attempt, setAttempt] = useState(0)
  const key = variables === null ? null : JSON.stringify(variables)
  const connection = reconnects.value

  useLayoutEffect(() => {
    if (key === null || variables === null) return
    const timer = setTimeout(() => setKnown((now) => ({ ...now, late: true })), patience)
    const again = attempt + connection > 0 && known.failure !== null
    const context = again ? ({ requestPolicy: 'network-only' } as const) : {}
    const asking = client.query(document, variables, context).subscribe((result) => {
      clearTimeout(timer)
      const failure = result.error ? failureOf(result.error) : null
      if (failure?.offline) lost()
      else if (offline.peek()) offline.value = false
      setKnown((now) =>
        failure
          ? { ...now, late: false, failure }
          : { data: result.data ?? undefined, asked: variables, late: false, failure: null },
      )
    })
    return () => {
      clearTimeout(timer)
      asking.unsubscribe()
    }
  }, [document, key, attempt, connection])

  const retry = useCallback(() => setAttempt((n) => n + 1), [])
  return { ...known, retry }
}
