import type { Server } from 'node:http'
import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled'
import { ApolloServerPluginDrainHttpServer } from '@apollo/server/plugin/drainHttpServer'
import type { Logger } from 'pino'
import { aliasLimit } from './alias_limit.ts'
import type { Context } from './context.ts'
import { formatError } from './errors.ts'
import { LIMITS } from './limits.ts'
import { schema } from './schema.ts'

/** Rules a document is checked by, at `/graphql` and `/graphql/stream` alike. */
export const documentRules = [aliasLimit(LIMITS.aliases)]

const LANDING = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>GraphQL</title>
<h1>GraphQL</h1>
<p>POST a query here as JSON. The schema: <a href="/graphql/schema.graphql">schema.graphql</a>.</p>
</html>
`

/** The GraphQL server over our schema; `log` gets the bugs that callers see only the id of. */
export function createApollo(httpServer: Server, log: Logger): ApolloServer<Context> {
  return new ApolloServer<Context>({
    schema,
    introspection: true,
    csrfPrevention: true,
    allowBatchedHttpRequests: false,
    maxRecursiveSelections: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    validationRules: documentRules,
    logger: log.child({ part: 'graphql' }),
    formatError: (formatted, error) => formatError(formatted, error, log),
    plugins: [
      ApolloServerPluginDrainHttpServer({ httpServer }),
      // Nothing here may be kept by others (`http.ts` says so once), and asking every field costs.
      ApolloServerPluginCacheControlDisabled(),
      {
        async serverWillStart() {
          // Our own page: the usual one fetches its parts from elsewhere.
          return {
            async renderLandingPage() {
              return { html: LANDING }
            },
          }
        },
      },
    ],
  })
}
