import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { takeTurn } from './turns.ts'
import { type Query, useQuery } from './use_query.ts'

/** As useQuery, for a question that takes seconds: it is asked when it is its turn. */
export function useTurnQuery<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables | null,
): Query<Data, Variables> {
  const key = variables === null ? null : JSON.stringify(variables)
  const [granted, setGranted] = useState<string | null>(null)
  const release = useRef<() => void>(undefined)
  const query = useQuery(document, granted !== null && granted === key ? variables : null)
  const answered = query.asked !== undefined && JSON.stringify(query.asked) === key

  useLayoutEffect(() => {
    if (key === null) return
    const leave = takeTurn(() => setGranted(key))
    release.current = leave
    return leave
  }, [document, key])
  useLayoutEffect(() => {
    if (answered || query.failure) release.current?.()
  }, [answered, query.failure])

  const waiting = key !== null && !answered && query.failure === null
  return { ...query, late: query.late || waiting }
}
