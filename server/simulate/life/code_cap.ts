import type { Moment } from '../moments.ts'
import type { Attempt } from './payments.ts'

/** Grades of the protection of a code, the static ones first; `NO_CODE` where none is scanned. */
const GRADE = { D: 0, C: 1, B: 2, A: 3 } as const
export const NO_CODE = -1

/** Eight equally likely codes; how often each grade is met is assumed. */
export const GRADE_OF_CODE = [
  GRADE.D,
  GRADE.D,
  GRADE.C,
  GRADE.B,
  GRADE.B,
  GRADE.B,
  GRADE.B,
  GRADE.A,
] as const

/** What codes of each grade may pay from one account on a day, in cents; the best as contracts say. */
const DAY_CAPS = [50_000, 100_000, 500_000, Infinity] as const

/** Counts what an account has paid by codes of each grade on the day of the last payment it was told. */
export function codeDays({ codesCappedFrom }: Moment) {
  let day = -1
  const paid = [0, 0, 0, 0]
  const turnTo = (sec: number) => {
    const on = Math.floor(sec / 86400)
    if (on !== day) paid.fill(0)
    day = on
  }
  return {
    /** Whether it would be more than the grade's cap of the day; payments come in their order. */
    isOver({ sec, cents, grade }: Attempt): boolean {
      if (grade === NO_CODE) return false
      turnTo(sec)
      return day >= codesCappedFrom && paid[grade]! + cents > DAY_CAPS[grade]!
    },
    pay({ cents, grade }: Attempt): void {
      if (grade !== NO_CODE) paid[grade]! += cents
    },
  }
}
