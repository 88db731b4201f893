import { readFile, stat } from 'node:fs/promises'
import type { Sql } from '../db/connection.ts'
import { RiskError } from '../db/errors.ts'
import type { RowsRequest } from './import_rows.run.ts'
import type { Known } from './imported/bind.ts'
import { type Contract, parseContract } from './imported/contract.ts'
import type { Scaling } from './scorecard/model.ts'
import { keepEvidence } from './training_evidence.ts'

/** What is asked of a model that was trained elsewhere, whatever its format. */
export interface ImportFile {
  /** An ONNX or PMML file. */
  file: string
  /** What people call it; without a name it is judged and not kept. */
  name?: string | undefined
  /**
   * A YAML file (`imported/contract.ts`); without it the file's own metadata says so, or every input is
   * named as its feature.
   */
  contract?: string | undefined
  /** What a score means, before what the contract says. */
  scaling?: Scaling | undefined
  /** Protected features that it may read all the same, by name. */
  withProtected?: readonly string[] | undefined
  /** Draws the rows that scores of an ONNX model are explained against. Default 42. */
  seed?: number | undefined
}

/** The bytes of a file. Throws LIMIT_EXCEEDED above so many, BAD_REQUEST where it cannot be read. */
export async function readModelFile(path: string, mostBytes: number): Promise<Uint8Array> {
  try {
    const { size } = await stat(path)
    if (size > mostBytes)
      throw new RiskError(
        'LIMIT_EXCEEDED',
        `file: ${path} has ${size} bytes; at most ${mostBytes} are read`,
      )
    return await readFile(path)
  } catch (cause) {
    if (cause instanceof RiskError) throw cause
    throw new RiskError('BAD_REQUEST', `file: ${path} cannot be read`, { cause })
  }
}

/**
 * The contract that is asked for, or what the file itself says where none is, with the scaling that is said before
 * either's. Throws BAD_REQUEST where it cannot be read.
 */
export async function contractOf(
  { contract: path, scaling }: Pick<ImportFile, 'contract' | 'scaling'>,
  within: () => Contract,
): Promise<Contract> {
  const stated = path === undefined ? within() : await readContract(path)
  return { ...stated, ...(scaling && { scaling }) }
}

async function readContract(path: string): Promise<Contract> {
  const text = await readFile(path, 'utf8').catch((cause) => {
    throw new RiskError('BAD_REQUEST', `contract: ${path} cannot be read`, { cause })
  })
  return parseContract(text, path)
}

/** Throws BAD_REQUEST for an input that reads a ground of discrimination that is not allowed by name. */
export function refuseProtected(
  inputs: readonly { input: string; feature: string }[],
  known: readonly Known[],
  allowed: readonly string[] = [],
): void {
  const grounds = new Set(known.filter((one) => one.protected).map(({ name }) => name))
  const found = inputs.find(({ feature }) => grounds.has(feature) && !allowed.includes(feature))
  if (found)
    throw new RiskError(
      'BAD_REQUEST',
      `contract: the input ${found.input} reads ${found.feature}, a ground of discrimination; name it in --with-protected where that is meant`,
    )
}

/**
 * Keeps how a model trained elsewhere scored the rows it was judged on, as held-back predictions of a model trained
 * here are kept, in the transaction that saves it.
 */
export async function keepJudged(
  sql: Sql,
  modelId: string,
  {
    table,
    target,
    event,
    good,
    bad: badWords,
    horizonMonths,
    seed,
  }: RowsRequest & { seed?: number | undefined },
  { score, pd, bad }: { score: Float64Array; pd: Float64Array; bad: Uint8Array },
): Promise<void> {
  const rows = Uint32Array.from(bad.keys())
  await keepEvidence(sql, {
    modelId,
    predictions: { rows, fold: new Int32Array(rows.length), score, pd },
    bad,
    stability: [],
    request:
      table !== undefined && target !== undefined
        ? { of: 'table', table, target, event, horizonMonths, seed }
        : { of: 'ledger', good, bad: badWords, seed },
  })
}
