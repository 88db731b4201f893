import { decideVerb } from './decide.ts'
import { explainVerb } from './explain_model.ts'
import { exportVerb } from './export.ts'
import { importVerb } from './import_model.ts'
import { ingestVerb } from './ingest.ts'
import { modelsVerb } from './models.ts'
import { overrideVerb } from './override.ts'
import { replayVerb } from './replay.ts'
import { reportVerb } from './report.ts'
import { runVerb } from './run.ts'
import { statusVerb } from './status.ts'
import { trainVerb } from './train.ts'
import type { StoreVerb } from './verb.ts'

/** Verbs that work on an open store: typed on the command line, or sent to the server that holds it. */
export const STORE_VERBS: readonly StoreVerb[] = [
  ingestVerb,
  trainVerb,
  importVerb,
  modelsVerb,
  runVerb,
  decideVerb,
  overrideVerb,
  replayVerb,
  explainVerb,
  exportVerb,
  reportVerb,
  statusVerb,
]
