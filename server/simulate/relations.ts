/** Tables of a part, each filled by the query of its name in `sql/`, in this order. */
export const OF_PART = [
  'everyone',
  'onboarding',
  'person',
  'application',
  'wish',
  'offer',
  'loan_wish',
  'class_3',
  'consent',
] as const

/** Files of the whole lender; the customers' are written part by part. */
export const FILES_OF_LENDER = [
  'lender',
  'places',
  'partners',
  'partner_terms',
  'merchants',
  'merchant_acceptances',
  'promotions',
  'control_totals',
] as const

/** Files of customers, each a view `file_…` in `sql/`; transactions and statements go by month. */
export const FILES_OF_PART = [
  'accounts',
  'account_verifications',
  'bindings',
  'consents',
  'inquiries',
  'offers',
  'promotion_uses',
  'customers',
  'facilities',
  'limit_events',
  'facility_states',
  'instalment_plans',
  'applications',
  'application_events',
] as const

/** Views of a part that have a file of their own in `sql/`; the others' are in `files.sql`. */
export const VIEWS_OF_PART = [
  'accounts',
  'account_verifications',
  'bindings',
  'consents',
  'inquiries',
  'offers',
  'promotion_uses',
] as const

/** The same of the lender. */
export const VIEWS_OF_LENDER = [
  'partners',
  'partner_terms',
  'merchants',
  'merchant_acceptances',
  'promotions',
  'control_totals',
] as const

/** What is so and the lender cannot know: ingest never reads it. */
export const TRUTH = ['facility_months', 'customers', 'pd'] as const
