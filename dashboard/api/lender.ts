import { computed, signal } from '@preact/signals'
import type { Measure } from '../format/measure.ts'
import { graphql, type ResultOf } from './graphql.ts'

export const LenderQuery = graphql(`
  query Lender {
    lender {
      name source currency timeZone customers accounts facilities transactions statements
      firstDay lastDay dataVersion
      latestRun { runId asOf status subjects unevaluable seconds dataVersion publishedAt }
    }
    runs(first: 1) { edges { node { runId status } } }
  }
`)

export type Lender = NonNullable<ResultOf<typeof LenderQuery>['lender']>

/** The lender whose store this is; null until it is known. Pages render only once it is. */
export const lender = signal<Lender | null>(null)

export const currency = computed(() => lender.value?.currency ?? '')
export const money = computed((): Measure => ({ kind: 'money', currency: currency.value }))
