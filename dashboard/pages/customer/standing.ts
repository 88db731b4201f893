import type { BalanceHistory, Customer, Facility, Standing } from './query.ts'

/** A line or loan with what it owes and how late it is; those are null while they are awaited. */
export type Held = Facility & {
  balance: Standing['facilities'][number]['balance']
  delinquency: Standing['facilities'][number]['delinquency']
}

/** A customer's lines and loans of a day, each with how it stands; what was opened later is none yet. */
export function heldBy(customer: Customer, standing: Standing | undefined, day: string): Held[] {
  const known = new Map(standing?.facilities.map((one) => [one.sourceId, one]))
  const opened = customer.facilities.filter(({ openedOn }) => openedOn <= day)
  return opened.map((facility) => ({
    ...facility,
    balance: known.get(facility.sourceId)?.balance ?? null,
    delinquency: known.get(facility.sourceId)?.delinquency ?? null,
  }))
}

/** The facility of a kind that a picture is of: an open one before a closed one. */
export const firstOf = <F extends { kind: string; closedOn: string | null }>(
  facilities: readonly F[],
  kind: 'revolving' | 'loan',
): F | undefined => {
  const all = facilities.filter((facility) => facility.kind === kind)
  return all.find(({ closedOn }) => !closedOn) ?? all[0]
}

/** The state a facility is in on a day, the gravest first; null where it is as any other. */
export function stateOn(
  { states }: Pick<Facility, 'states'>,
  day: string,
): Facility['states'][number] | null {
  const now = states.filter(({ since, until }) => since <= day && (until === null || until >= day))
  const gravity = ['charged_off', 'fraud', 'frozen', 'forborne']
  return now.sort((a, b) => gravity.indexOf(a.state) - gravity.indexOf(b.state))[0] ?? null
}

/** What the picture of a customer's years shows: what the line owes, else the loan, else what the account holds. */
export function historyOf(
  { facilities }: Pick<Customer, 'facilities'>,
  history: BalanceHistory,
): { of: 'line' | 'loan' | 'account'; points: BalanceHistory } {
  const of = (kind: string, sourceId: string | undefined) =>
    history.filter((point) => point.kind === kind && point.sourceId === sourceId)
  const line = firstOf(facilities, 'revolving')
  if (line) return { of: 'line', points: of('facility', line.sourceId) }
  const loan = of('facility', firstOf(facilities, 'loan')?.sourceId)
  if (loan.length > 0) return { of: 'loan', points: loan }
  const account = history.find(({ kind }) => kind === 'account')?.sourceId
  return { of: 'account', points: of('account', account) }
}
