import { transactionFilter } from './filter.ts'
import type { Scope } from './scope.ts'

/** Where the rows of the page are as a file, with the same filter as the page. */
export const exportHref = (scope: Scope): string =>
  `/export/transactions.csv?filter=${encodeURIComponent(
    JSON.stringify(transactionFilter(scope.address, scope.period)),
  )}`
