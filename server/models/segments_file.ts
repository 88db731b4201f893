import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'
import { z } from 'zod'
import { RiskError } from '../db/errors.ts'
import { type SegmentDocument, segmentList } from './segmented/asked.ts'

const file = z.strictObject({ segments: segmentList })

/**
 * Segments of a file, in YAML, the first that matches wins:
 * `segments: [{ name: thin, when: { column: months, below: 6 } }, { name: others, otherwise: true }]`.
 * Throws BAD_REQUEST, naming what is wrong, where the file cannot be read so.
 */
export async function readSegmentsFile(path: string): Promise<SegmentDocument[]> {
  let given: unknown
  try {
    given = parse(await readFile(path, 'utf8'))
  } catch (cause) {
    throw new RiskError('BAD_REQUEST', `segments: ${path}: ${(cause as Error).message}`, { cause })
  }
  return segmentsOf(file, given, path).segments
}

/** Segments as a caller lists them. Throws BAD_REQUEST, naming what is wrong. */
export const checkSegments = (given: unknown): SegmentDocument[] =>
  segmentsOf(segmentList, given, 'the list')

function segmentsOf<T>(schema: z.ZodType<T>, given: unknown, source: string): T {
  const parsed = schema.safeParse(given ?? {})
  if (parsed.success) return parsed.data
  const faults = parsed.error.issues.map((i) => `${i.path.join('.') || 'file'}: ${i.message}`)
  throw new RiskError('BAD_REQUEST', `segments: ${source}: ${faults.join('; ')}`)
}
