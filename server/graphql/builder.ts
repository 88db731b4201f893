import SchemaBuilder from '@pothos/core'
import ComplexityPlugin from '@pothos/plugin-complexity'
import DataloaderPlugin from '@pothos/plugin-dataloader'
import RelayPlugin from '@pothos/plugin-relay'
import { isObjectType } from 'graphql'
import { RiskError } from '../db/errors.ts'
import type { Context } from './context.ts'
import { decodeGlobalId, encodeGlobalId } from './global_id.ts'
import { LIMITS, tooMuch } from './limits.ts'

/** The one schema builder: every chapter's `graphql.ts` adds its types to it. */
export const builder = new SchemaBuilder<{
  Context: Context
  DefaultFieldNullability: false
  Scalars: {
    ID: { Input: string; Output: string | number }
    Decimal: { Input: string; Output: string }
    Date: { Input: string; Output: string }
    DateTime: { Input: string; Output: string }
  }
}>({
  plugins: [ComplexityPlugin, RelayPlugin, DataloaderPlugin],
  defaultFieldNullability: false,
  complexity: {
    limit: { depth: LIMITS.depth, breadth: LIMITS.breadth, complexity: LIMITS.complexity },
    complexityError: (kind, query) => tooMuch(query) ?? new Error(`refused for its ${kind}`),
  },
  relay: {
    clientMutationId: 'omit',
    cursorType: 'String',
    encodeGlobalID: encodeGlobalId,
    decodeGlobalID: decodeGlobalId,
    idFieldOptions: { description: 'Global id: type and source id, opaque.' },
    nodeTypeOptions: { description: 'Whatever can be asked for again by its id.' },
    nodeQueryOptions: {
      nullable: true,
      description: 'The object with this global id; null where there is none.',
      args: { id: { description: 'A global id, as the field `id` gave it.' } },
      resolve: (_root, { id }, _context, info, resolveNode) => {
        const type = info.schema.getType(id.typename)
        if (isObjectType(type) && type.getInterfaces().some((one) => one.name === 'Node'))
          return resolveNode(id)
        throw new RiskError('BAD_REQUEST', `no node of type ${id.typename}`)
      },
    },
    nodesQueryOptions: false,
    pageInfoTypeOptions: { description: 'Where a page stands in its list.' },
    hasNextPageFieldOptions: { description: 'More follows after `endCursor`.' },
    hasPreviousPageFieldOptions: { description: 'The page was asked for with `after`.' },
    startCursorFieldOptions: {
      description: 'Cursor of the first row; null where the page is empty.',
    },
    endCursorFieldOptions: { description: 'Cursor of the last row: give it as `after`.' },
  },
})

builder.queryType({ description: 'What can be asked.' })
builder.mutationType({ description: 'What can be done.' })
builder.subscriptionType({ description: 'What can be followed, at /graphql/stream.' })
