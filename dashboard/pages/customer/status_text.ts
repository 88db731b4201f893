import { say } from '../../state/say.ts'
import { w } from './words.ts'

/** A repayment status in words. */
export const statusText = (status: number): string =>
  status >= 1
    ? say(status === 1 ? w.statusLateOne : w.statusLate, { n: status })
    : say(status === 0 ? w.statusRevolving : status === -1 ? w.statusOnTime : w.statusUnused)
