import { RiskError } from '../db/errors.ts'

/** Room for one piece of long work at a time, so that whoever else asks still gets answers. */
export interface Slot {
  /** Takes it; gives what frees it. Throws CONFLICT while it is taken. */
  take(): () => void
}

export function slot(work: string): Slot {
  let taken = false
  return {
    take() {
      if (taken) throw new RiskError('CONFLICT', `${work} is under way: one at a time`)
      taken = true
      return () => {
        taken = false
      }
    },
  }
}
