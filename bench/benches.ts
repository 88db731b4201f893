import {
  accuracyGerman,
  accuracyGermanAdditive,
  accuracyUci,
  accuracyUciAdditive,
  accuracyUciSplit,
} from './accuracy.ts'
import { scoringAdditive } from './additive_scoring.ts'
import { binning, binningLarge } from './binning.ts'
import { ceilingBench } from './ceiling.ts'
import { cubeAnswers, cubeUpkeep } from './cube.ts'
import { decideBench } from './decide.ts'
import type { Bench } from './harness.ts'
import { ingestCsv, ingestParquet } from './ingest.ts'
import { lenderBench, simulateBench } from './lender.ts'
import { pointQuery } from './point_query.ts'
import { portfolioBench } from './portfolio.ts'
import { scoreQuery } from './score_query.ts'
import { scoring, scoringExplained } from './scoring.ts'
import { snapshotBench } from './snapshot.ts'

/** Every benchmark: a claim, and the code that shows it or fails to. */
export const BENCHES: readonly Bench[] = [
  simulateBench,
  lenderBench,
  ingestCsv,
  ingestParquet,
  snapshotBench,
  scoring,
  scoringExplained,
  scoringAdditive,
  pointQuery,
  cubeAnswers,
  cubeUpkeep,
  decideBench,
  scoreQuery,
  ceilingBench,
  portfolioBench,
  binning,
  binningLarge,
  accuracyUciSplit,
  accuracyUci,
  accuracyUciAdditive,
  accuracyGerman,
  accuracyGermanAdditive,
]
