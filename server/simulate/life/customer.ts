import type { Engine } from '../engine.ts'
import { textOf } from '../engine.ts'

/**
 * A customer as `sql/customer.sql` tells: who pays, and with what loan and line; days count from
 * the first of the world.
 */
export interface Customer {
  n: number
  /** Latent risk, from 1 to 5. */
  band: number
  /** Monthly rate at which stress begins. */
  hazard: number
  arrival_day: number
  leave_day: number
  /** Yuan a month. */
  income: number
  /** Which statement day. */
  bg: number
  place_no: number
  /** Pace of payments against the rates of the world. */
  rhythm: number
  /** Of 4,096: takes up scan and flash once more than these have. */
  u_scan: number
  u_flash: number
  /** Share of payments on the line, of 256. */
  quota_256: number
  /** How bills are paid, and how a PIN is kept, of 256. */
  habit: number
  u_pin: number
  /** A spell of stress, in months: how long it builds up, how long it lasts. */
  stress_day: number
  ramp: number
  spell: number
  fraud_day: number
  line_day: number | null
  /** Cents. */
  first_limit: number
  loan: LoanTerms | null
}

export interface LoanTerms {
  /** Opens on `day` of the month of number `month`. */
  month: number
  day: number
  months: number
  /** Cents: lent, a month's part of it, a month's fee. */
  lent: number
  part: number
  fee: number
}

/** Months since stress began, 0 in the month before too; negative before that. */
export const stressedFor = ({ stress_day }: Customer, day: number) =>
  monthsOfStress(day - stress_day)

export const monthsOfStress = (days: number) => Math.trunc(days / 30)

export const isStressedOn = (customer: Customer, day: number): boolean => {
  const months = stressedFor(customer, day)
  return months >= 0 && months < customer.spell
}

type Read = Omit<Customer, 'loan'> & {
  [name in `loan_${'month' | 'day' | 'months' | 'lent' | 'part' | 'fee'}`]: number | null
}

/** The customers of the part that an engine has, by number. */
export async function readCustomers(engine: Engine): Promise<Customer[]> {
  const rows = await engine.all<Read>(await textOf('customer'))
  return rows.map((row) => ({
    ...row,
    loan:
      row.loan_month === null
        ? null
        : {
            month: row.loan_month,
            day: row.loan_day!,
            months: row.loan_months!,
            lent: row.loan_lent!,
            part: row.loan_part!,
            fee: row.loan_fee!,
          },
  }))
}
