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

/** Tables of a part that periods write into: `sql/tables.sql`. */
export const KEPT = [
  'line',
  'savings',
  'open_bill',
  'plan',
  'effect',
  'pending',
  'limit_change',
  'state_change',
  'plan_log',
  'bill',
  'truth_month',
  'purchase',
  'earlier_purchase',
  'repaid_loan',
  'loan',
  'first_tap',
  'promotion_use',
] as const

/** Tables of a period, each filled by the query of its name in `sql/`. */
export const OF_PERIOD = [
  'period',
  'repayment',
  'top_up',
  'accepting',
  'draws',
  'active',
  'attempt',
  'suspect',
  'verdict',
  'spent',
  'purchase_plan',
  'due_effect',
  'effected',
  'billing',
  'closing',
  'open_bill_after',
  'plan_after',
  'savings_after',
  'loan_month',
] as const

type OfPeriod = (typeof OF_PERIOD)[number]

/** A step whose rows are what is so: left out where that is not written. */
export const TRUTH_OF_LINES = { run: 'truth_lines' }

/** What happens in a period: a table of it is filled, or the statements of a file are run. */
export const STEPS: readonly (OfPeriod | { run: string })[] = [
  'period',
  { run: 'open_lines' },
  'repayment',
  'top_up',
  'accepting',
  'draws',
  'active',
  'attempt',
  'suspect',
  'verdict',
  { run: 'purchase' },
  { run: 'first_tap' },
  { run: 'promote' },
  'spent',
  'purchase_plan',
  { run: 'post_plans' },
  { run: 'new_effect' },
  'due_effect',
  { run: 'post_effects' },
  'effected',
  { run: 'post_payments' },
  'billing',
  'closing',
  TRUTH_OF_LINES,
  { run: 'settle' },
  'open_bill_after',
  'plan_after',
  'savings_after',
  { run: 'close_lines' },
  { run: 'carry_on' },
  { run: 'open_loans' },
  'loan_month',
  { run: 'settle_loans' },
]

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

/** Files whose view has a file of its own in `sql/`; the others' are in `files.sql`. */
export const FILE_VIEWS = [
  'partners',
  'partner_terms',
  'merchants',
  'merchant_acceptances',
  'promotions',
  'accounts',
  'account_verifications',
  'bindings',
  'consents',
  'inquiries',
  'offers',
  'promotion_uses',
  'control_totals',
] as const

/** What is so and the lender cannot know: ingest never reads it. */
export const TRUTH = ['facility_months', 'customers', 'pd'] as const
