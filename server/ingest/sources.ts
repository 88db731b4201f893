import { berka } from './berka/source.ts'
import type { Source } from './source.ts'
import { tally } from './tallystick/source.ts'
import { uciDefault } from './uci_default/source.ts'

/** Every source that can be ingested, by the name the command line calls it. */
export const SOURCES: Readonly<Record<string, Source>> = { berka, uci_default: uciDefault, tally }
