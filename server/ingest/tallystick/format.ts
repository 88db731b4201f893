import type { Relation, RelationName } from './relation.ts'
import { accountHolders } from './relations/account_holders.ts'
import { accountVerifications } from './relations/account_verifications.ts'
import { accounts } from './relations/accounts.ts'
import { applicationEvents } from './relations/application_events.ts'
import { applications } from './relations/applications.ts'
import { bindings } from './relations/bindings.ts'
import { consents } from './relations/consents.ts'
import { controlTotals } from './relations/control_totals.ts'
import { coverage } from './relations/coverage.ts'
import { customers } from './relations/customers.ts'
import { facilities } from './relations/facilities.ts'
import { facilityStates } from './relations/facility_states.ts'
import { inquiries } from './relations/inquiries.ts'
import { instalmentPlans } from './relations/instalment_plans.ts'
import { lender } from './relations/lender.ts'
import { limitEvents } from './relations/limit_events.ts'
import { merchantAcceptances } from './relations/merchant_acceptances.ts'
import { merchants } from './relations/merchants.ts'
import { offers } from './relations/offers.ts'
import { outcomes } from './relations/outcomes.ts'
import { partnerTerms } from './relations/partner_terms.ts'
import { partners } from './relations/partners.ts'
import { placeStatistics } from './relations/place_statistics.ts'
import { places } from './relations/places.ts'
import { promotionUses } from './relations/promotion_uses.ts'
import { promotions } from './relations/promotions.ts'
import { standingOrders } from './relations/standing_orders.ts'
import { statements } from './relations/statements.ts'
import { transactions } from './relations/transactions.ts'

/**
 * Our own file format, and the canonical shape every source is brought into before it is loaded.
 * This is the one place that says which relations, columns, types and units there are: the loader
 * reads it, and `FORMAT.md` is printed from it.
 */
export const FORMAT: readonly Relation[] = [
  lender,
  places,
  placeStatistics,
  partners,
  partnerTerms,
  merchants,
  merchantAcceptances,
  promotions,
  customers,
  accounts,
  accountHolders,
  accountVerifications,
  bindings,
  standingOrders,
  facilities,
  limitEvents,
  facilityStates,
  instalmentPlans,
  applications,
  applicationEvents,
  consents,
  inquiries,
  offers,
  transactions,
  promotionUses,
  statements,
  outcomes,
  controlTotals,
  coverage,
]

/** A relation of the format by name. */
export function relationOf(name: RelationName): Relation {
  const found = FORMAT.find((relation) => relation.name === name)
  if (!found) throw new Error(`unknown relation: ${name}`)
  return found
}
