import { signal } from '@preact/signals'
import { locale } from '../state/preference.ts'
import { graphql, type ResultOf } from './graphql.ts'

export const CodesQuery = graphql(`
  query Codes {
    channel: codes(domain: "channel") { name label labelZh }
    funding: codes(domain: "funding") { name label labelZh }
    category: codes(domain: "category") { name label labelZh }
    kind: codes(domain: "kind") { name label labelZh }
    status: codes(domain: "status") { name label labelZh }
    decision: codes(domain: "decision") { name label labelZh }
    sex: codes(domain: "sex") { name label labelZh }
    bucket: codes(domain: "bucket") { name label labelZh }
    account_class: codes(domain: "account_class") { name label labelZh }
    roll_state: codes(domain: "roll_state") { name label labelZh }
    book_stage: codes(domain: "book_stage") { name label labelZh }
    decline_reason: codes(domain: "decline_reason") { name label labelZh }
    verification_element: codes(domain: "verification_element") { name label labelZh }
    partner_role: codes(domain: "partner_role") { name label labelZh }
    facility_kind: codes(domain: "facility_kind") { name label labelZh }
    facility_state: codes(domain: "facility_state") { name label labelZh }
    override_state: codes(domain: "override_state") { name label labelZh }
    override_reason: codes(domain: "override_reason") { name label labelZh }
    five_tier: codes(domain: "five_tier") { name label labelZh }
  }
`)

type Codes = ResultOf<typeof CodesQuery>
export type Domain = keyof Codes

/** The closed vocabularies of the store, as the server knows them. */
export const codes = signal<Codes | null>(null)

/** The label of a word in the reader's language; the word itself where the vocabulary has none. */
export function labelOf(domain: Domain, name: string | null): string {
  const entry = codes.value?.[domain].find((code) => code.name === name)
  if (!entry) return name ?? ''
  return locale.value === 'zh' ? entry.labelZh : entry.label
}

/** Names of a vocabulary, in its own order. */
export const namesOf = (domain: Domain): string[] =>
  (codes.value?.[domain] ?? []).map(({ name }) => name)
