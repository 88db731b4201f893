import { copying, type Format, type Written } from './copies.ts'
import { rowsOfTotals, type Totals } from './life/totals.ts'
import type { PartEngine } from './part_engine.ts'
import { FILES_OF_LENDER, VIEWS_OF_LENDER } from './relations.ts'

/** Makes what is so of the whole lender, its shops and what they accept, in an engine of a part. */
export async function makeLender(engine: PartEngine): Promise<void> {
  for (const name of ['shop', 'acceptance']) await engine.runFile(name)
  for (const name of VIEWS_OF_LENDER) await engine.runFile(`file_${name}`)
}

/** Writes the files of the whole lender, once all parts are done. */
export async function writeLender(
  engine: PartEngine,
  totals: Totals,
  of: { draft: string; folder: string; format: Format },
): Promise<Written[]> {
  engine.tables.day_total = rowsOfTotals(totals)
  const written: Written[] = []
  for (const name of FILES_OF_LENDER) {
    const copy = await copying(engine, `file_${name}`, of)
    written.push(await copy(name, '.0'))
  }
  return written
}
