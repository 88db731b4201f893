import { index, pgTable, smallint } from 'drizzle-orm/pg-core'
import { code, day, id, instant, label, learned, money, ratio } from '../db/columns.ts'

/** One store, one lender. */
export const lender = pgTable('lender', {
  name: label('name').notNull(),
  source: label('source').notNull(),
  currency: label('currency').notNull(),
  timeZone: label('time_zone').notNull(),
  /** The written default outcome the lender's labels follow. */
  outcomeDefinition: label('outcome_definition'),
  /**
   * First day of the data, where things may be older than it says: what was opened, joined or set on
   * this day began then or before, so its age is not known. NULL: such dates are true.
   */
  historyFrom: day('history_from'),
  createdAt: instant('created_at').notNull(),
  actor: label('actor').notNull(),
})

/** Meaning of every small-integer code, in English and Chinese; seeded from `codes.ts`. */
export const codeTable = pgTable('code', {
  domain: label('domain').notNull(),
  code: code('code').notNull(),
  name: label('name').notNull(),
  label: label('label').notNull(),
  labelZh: label('label_zh').notNull(),
})

export const customer = pgTable(
  'customer',
  {
    customerId: id('customer_id').notNull(),
    sourceId: label('source_id').notNull(),
    sex: code('sex'),
    birthDate: day('birth_date'),
    /** Age in whole years on `joined_on`, where the source gives no date of birth. */
    ageYears: smallint('age_years'),
    education: label('education'),
    maritalStatus: label('marital_status'),
    occupation: label('occupation'),
    monthlyIncome: money('monthly_income'),
    placeCode: label('place_code'),
    /** Day from which the profile was known; NULL: never tied to a day, so no feature may use it. */
    joinedOn: day('joined_on'),
    ...learned(),
  },
  // A customer is asked for by this id one at a time; found by a scan that is most of a request.
  (table) => [index('customer_by_source_id').on(table.sourceId)],
)

export const place = pgTable('place', {
  placeCode: label('place_code').notNull(),
  name: label('name').notNull(),
  region: label('region'),
  tier: code('tier'),
  ...learned(),
})

/** A figure about a place, and the day from which it could be known. */
export const placeStatistic = pgTable('place_statistic', {
  placeCode: label('place_code').notNull(),
  measure: label('measure').notNull(),
  value: ratio('value').notNull(),
  knownFrom: day('known_from').notNull(),
  ...learned(),
})

export const account = pgTable('account', {
  accountId: id('account_id').notNull(),
  sourceId: label('source_id').notNull(),
  /** The owner. */
  customerId: id('customer_id').notNull(),
  accountClass: code('account_class').notNull(),
  bank: label('bank'),
  /** That bank, where it is a partner. */
  partnerId: id('partner_id'),
  /** The class I account that a class II or III account is bound to, by its source id. */
  boundSourceId: label('bound_source_id'),
  placeCode: label('place_code'),
  statementFrequency: label('statement_frequency'),
  openedOn: day('opened_on').notNull(),
  closedOn: day('closed_on'),
  ...learned(),
})

/** Who may use an account, beside its owner. Undated in the sources: no as-of feature may use it. */
export const accountHolder = pgTable('account_holder', {
  sourceId: label('source_id').notNull(),
  accountId: id('account_id').notNull(),
  customerId: id('customer_id').notNull(),
  role: code('role').notNull(),
  ...learned(),
})

/** An instrument (card, device token, QR code) bound to an account. */
export const binding = pgTable('binding', {
  bindingId: id('binding_id').notNull(),
  sourceId: label('source_id').notNull(),
  accountId: id('account_id').notNull(),
  customerId: id('customer_id').notNull(),
  instrument: label('instrument').notNull(),
  product: label('product'),
  since: day('since').notNull(),
  until: day('until'),
  ...learned(),
})

/** Undated, and written after the grant in the sources we know: no as-of feature may use it. */
export const standingOrder = pgTable('standing_order', {
  sourceId: label('source_id').notNull(),
  accountId: id('account_id').notNull(),
  counterpartyBank: label('counterparty_bank'),
  counterpartyAccount: label('counterparty_account'),
  amount: money('amount').notNull(),
  purpose: label('purpose'),
  ...learned(),
})

/** A revolving line or an instalment loan. */
export const facility = pgTable('facility', {
  facilityId: id('facility_id').notNull(),
  sourceId: label('source_id').notNull(),
  customerId: id('customer_id').notNull(),
  accountId: id('account_id'),
  kind: code('kind').notNull(),
  openedOn: day('opened_on').notNull(),
  closedOn: day('closed_on'),
  /** Lines: day of the month on which statements close; NULL: the last of the month. */
  statementDay: smallint('statement_day'),
  /** Loans: what was lent, over how many months, at what monthly payment. */
  principal: money('principal'),
  termMonths: smallint('term_months'),
  instalment: money('instalment'),
  ...learned(),
})

/** A limit as it was set: never changed, only followed by the next one. */
export const limitEvent = pgTable('limit_event', {
  facilityId: id('facility_id').notNull(),
  sourceId: label('source_id').notNull(),
  effectiveOn: day('effective_on').notNull(),
  /** Last day of a temporary limit, which adds to the permanent one; NULL: permanent. */
  until: day('until'),
  creditLimit: money('credit_limit').notNull(),
  reason: label('reason'),
  actor: label('actor').notNull(),
  ...learned(),
})

/** A spell in which a facility is frozen, forborne, charged off or a fraud, beside what its payments say. */
export const facilityState = pgTable('facility_state', {
  sourceId: label('source_id').notNull(),
  facilityId: id('facility_id').notNull(),
  state: code('state').notNull(),
  since: day('since').notNull(),
  /** Last day; NULL: still. */
  until: day('until'),
  reason: label('reason'),
  actor: label('actor').notNull(),
  ...learned(),
})

/** A purchase, or a part of a bill, of a line that is paid in equal monthly parts. */
export const instalmentPlan = pgTable('instalment_plan', {
  sourceId: label('source_id').notNull(),
  facilityId: id('facility_id').notNull(),
  originalSourceId: label('original_source_id'),
  /** Its parts are billed from the first close on or after this day. */
  startedOn: day('started_on').notNull(),
  months: smallint('months').notNull(),
  principal: money('principal').notNull(),
  /** A month, as a part of the principal at first. */
  feeRate: ratio('fee_rate'),
  /** Ended before its term: what is left is billed at once. */
  endedOn: day('ended_on'),
  endReason: label('end_reason'),
  ...learned(),
})

export const merchant = pgTable('merchant', {
  merchantId: id('merchant_id').notNull(),
  sourceId: label('source_id').notNull(),
  name: label('name').notNull(),
  categoryCode: label('category_code'),
  placeCode: label('place_code'),
  /** Who brought it. */
  partnerId: id('partner_id'),
  ...learned(),
})

/** Immutable. Clearing, refund and reversal are rows of their own that name the original. */
export const transaction = pgTable('transaction', {
  transactionId: id('transaction_id').notNull(),
  sourceId: label('source_id').notNull(),
  originalSourceId: label('original_source_id'),
  customerId: id('customer_id').notNull(),
  accountId: id('account_id'),
  facilityId: id('facility_id'),
  merchantId: id('merchant_id'),
  occurredAt: instant('occurred_at').notNull(),
  /** The day of `occurred_at` in the lender's zone, or the posting day where the source has one. */
  bookedOn: day('booked_on').notNull(),
  kind: code('kind').notNull(),
  channel: code('channel').notNull(),
  funding: code('funding').notNull(),
  status: code('status').notNull(),
  /** 1: money comes to the customer; -1: money leaves. `amount` is always positive. */
  direction: smallint('direction').notNull(),
  amount: money('amount').notNull(),
  category: code('category').notNull(),
  /** The source's own category code: an MCC, or the bank's symbol. */
  categoryCode: label('category_code'),
  placeCode: label('place_code'),
  responseCode: label('response_code'),
  /** Ours, beside the network's response code: the first reason that held. */
  declineReason: code('decline_reason'),
  /** Every reason that held, as words with blanks between. */
  declineHits: label('decline_hits'),
  /** Balance after the row, as the source states it. */
  statedBalance: money('stated_balance'),
  counterparty: label('counterparty'),
  ...learned(),
})

export const statement = pgTable('statement', {
  statementId: id('statement_id').notNull(),
  sourceId: label('source_id').notNull(),
  facilityId: id('facility_id').notNull(),
  customerId: id('customer_id').notNull(),
  closedOn: day('closed_on').notNull(),
  dueOn: day('due_on'),
  /** What the customer owes at the close; negative: in credit. */
  balance: money('balance').notNull(),
  /** Least payment due, what earlier statements left unpaid included: meeting it clears them all. */
  minimumDue: money('minimum_due'),
  /** Payments received since the previous close: they pay the previous statement. */
  paid: money('paid').notNull(),
  /**
   * The source's own status at the close: months late (1 and more), 0 revolving, -1 paid duly,
   * -2 no use. NULL where the source has none and days past due are computed.
   */
  repaymentStatus: smallint('repayment_status'),
  ...learned(),
})

/** The label of a subject as of a day, by a written definition. */
export const outcome = pgTable('outcome', {
  sourceId: label('source_id').notNull(),
  customerId: id('customer_id').notNull(),
  facilityId: id('facility_id'),
  /** The subject's `as_of`: facts from before this day may explain the outcome. */
  observedOn: day('observed_on').notNull(),
  /** Months of performance; NULL: the source does not say. */
  horizonMonths: smallint('horizon_months'),
  definition: label('definition').notNull(),
  outcome: code('outcome').notNull(),
  /** The source's own status, such as A to D. */
  sourceStatus: label('source_status'),
  knownOn: day('known_on').notNull(),
  ...learned(),
})

/**
 * What was observed: from a day until a day (not included), for one account or one facility and
 * one relation (`transaction` or `statement`). Outside, absence means nothing.
 */
export const coverage = pgTable('coverage', {
  relation: label('relation').notNull(),
  /** Who owns the account or owes the facility; alone where a transaction names neither. */
  customerId: id('customer_id').notNull(),
  accountId: id('account_id'),
  facilityId: id('facility_id'),
  observedFrom: day('observed_from').notNull(),
  observedUntil: day('observed_until').notNull(),
  ...learned(),
})

/** What the lender says its transactions of a day come to. */
export const controlTotal = pgTable('control_total', {
  sourceId: label('source_id').notNull(),
  day: day('day').notNull(),
  kind: code('kind').notNull(),
  status: code('status').notNull(),
  rows: id('rows').notNull(),
  amount: money('amount').notNull(),
  ...learned(),
})
