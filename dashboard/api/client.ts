import { Client, cacheExchange, fetchExchange } from '@urql/core'

/** The one client of the page. Answers are kept by (operation, variables): a chart that a click leaves untouched is not asked again. */
export const client = new Client({
  url: '/graphql',
  exchanges: [cacheExchange, fetchExchange],
  preferGetMethod: false,
  // Apollo refuses what a plain form could send.
  fetchOptions: { headers: { 'apollo-require-preflight': 'true' } },
})
