import type { ObjectRef } from '@pothos/core'
import { RiskError } from '../db/errors.ts'
import { builder } from './builder.ts'
import { type CursorKey, encodeCursor } from './cursor.ts'
import { LIMITS } from './limits.ts'

/** One page of a list, forward only, and a way to count the whole list when asked. */
export interface Page<Node> {
  edges: { cursor: string; node: Node }[]
  pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string | null
    endCursor: string | null
  }
  totalCount: () => Promise<number>
}

export interface PageArgs {
  first?: number | null | undefined
  after?: string | null | undefined
}

export const pageArgs = builder.args((t) => ({
  first: t.int({ description: `Rows wanted: ${LIMITS.usualPage}, at most ${LIMITS.page}.` }),
  after: t.string({ description: 'The cursor to go on after.' }),
}))

export const pageComplexity = ({ first }: PageArgs) => ({
  field: 5,
  multiplier: Math.max(1, first ?? LIMITS.usualPage),
})

/** Rows of the page asked for. Throws LIMIT_EXCEEDED above the limit, BAD_REQUEST below 0. */
export function pageSize({ first }: PageArgs): number {
  if (first === null || first === undefined) return LIMITS.usualPage
  if (first < 0) throw new RiskError('BAD_REQUEST', `first is negative: ${first}`)
  if (first <= LIMITS.page) return first
  throw new RiskError('LIMIT_EXCEEDED', `a page has at most ${LIMITS.page} rows, not ${first}`)
}

/** A page from its rows and one more, which only tells that there is more. */
export function pageOf<Node>(
  rows: readonly Node[],
  args: PageArgs,
  keyOf: (node: Node) => CursorKey,
  totalCount: () => Promise<number>,
): Page<Node> {
  const size = pageSize(args)
  const edges = rows.slice(0, size).map((node) => ({ cursor: encodeCursor(keyOf(node)), node }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > size,
      hasPreviousPage: args.after !== null && args.after !== undefined,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount,
  }
}

type Types = typeof builder.$inferSchemaTypes

/** The connection and edge types of a node. `what` is its plural, for the descriptions. */
export function connectionType<Node>(name: string, what: string, node: ObjectRef<Types, Node>) {
  const Edge = builder.objectRef<Page<Node>['edges'][number]>(`${name}Edge`).implement({
    description: `One of the ${what} and its cursor.`,
    fields: (t) => ({
      cursor: t.exposeString('cursor', { description: 'Opaque; give it as `after`.' }),
      node: t.field({
        type: node,
        description: `One of the ${what}.`,
        resolve: (edge) => edge.node as never,
      }),
    }),
  })
  return builder.objectRef<Page<Node>>(`${name}Connection`).implement({
    description: `A page of ${what}.`,
    fields: (t) => ({
      edges: t.field({
        type: [Edge],
        description: `The page’s ${what}, in order.`,
        complexity: { field: 0, multiplier: 1 },
        resolve: (page) => page.edges,
      }),
      pageInfo: t.field({
        type: builder.pageInfoRef(),
        description: 'Where the page stands.',
        resolve: (page) => page.pageInfo,
      }),
      totalCount: t.int({
        description: `All ${what} of the list, counted when asked.`,
        resolve: (page) => page.totalCount(),
      }),
    }),
  })
}
