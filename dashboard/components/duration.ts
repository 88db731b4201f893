import { say } from '../state/say.ts'
import { words } from '../state/words.ts'

/** How long something took, for reading: 0.8 s, 12 s, 9 min. */
export const duration = (seconds: number): string =>
  seconds < 90
    ? say(words.seconds, { n: seconds < 10 ? Number(seconds.toFixed(1)) : Math.round(seconds) })
    : say(words.minutes, { n: Math.round(seconds / 60) })
