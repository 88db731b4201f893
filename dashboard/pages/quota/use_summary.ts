import { type Query, useQuery } from '../../api/use_query.ts'
import type { Address } from '../../state/address.ts'
import { decisionFilter, runOf } from './filter.ts'
import { type Summary, SummaryQuery } from './query.ts'

export type SummaryAnswer = Query<{ decisionSummary: Summary }>

/** Decisions of the run in sums; filters of the fields named are left out: they are the chart's own. */
export const useSummary = (address: Address, except: readonly string[] = []): SummaryAnswer =>
  useQuery(SummaryQuery, { run: runOf(address), filter: decisionFilter(address, except) })
