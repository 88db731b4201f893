import type { AnyVariables, TypedDocumentNode } from '@urql/core'
import type { ComponentChildren } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Query } from '../api/use_query.ts'
import { useTurnQuery } from '../api/use_turn_query.ts'

type Props<Data, Variables> = {
  /** Of twelve columns. */
  span: 3 | 4 | 5 | 6 | 7 | 8 | 12
  document: TypedDocumentNode<Data, Variables>
  variables: Variables
  children: (answer: Query<Data, Variables>) => ComponentChildren
}

// Asked a little before it comes into view.
const AHEAD = '200px'

/** A panel whose question is asked once the reader is near it, and when it is its turn. */
export function Asked<Data, Variables extends AnyVariables>(props: Props<Data, Variables>) {
  const { span, document, variables, children } = props
  const host = useRef<HTMLElement>(null)
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    if (seen || !host.current) return
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
      },
      { rootMargin: AHEAD },
    )
    observer.observe(host.current)
    // Paper has everything in view.
    const all = () => setSeen(true)
    window.addEventListener('beforeprint', all)
    return () => {
      observer.disconnect()
      window.removeEventListener('beforeprint', all)
    }
  }, [seen])
  const answer = useTurnQuery(document, seen ? variables : null)
  return (
    <section ref={host} class={`panel span-${span}`}>
      {children(answer)}
    </section>
  )
}
