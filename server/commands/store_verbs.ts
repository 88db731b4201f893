import type { StoreVerb, Verbs } from './verb.ts'

/** Verbs that work on an open store: typed on the command line, or sent to the server that holds it. */
export const STORE_VERBS: Verbs<StoreVerb> = new Map<string, () => Promise<StoreVerb>>([
  ['ingest', async () => (await import('./ingest.ts')).ingestVerb],
  ['train', async () => (await import('./train.ts')).trainVerb],
  ['import', async () => (await import('./import_model.ts')).importVerb],
  ['models', async () => (await import('./models.ts')).modelsVerb],
  ['run', async () => (await import('./run.ts')).runVerb],
  ['decide', async () => (await import('./decide.ts')).decideVerb],
  ['override', async () => (await import('./override.ts')).overrideVerb],
  ['replay', async () => (await import('./replay.ts')).replayVerb],
  ['explain', async () => (await import('./explain_model.ts')).explainVerb],
  ['export', async () => (await import('./export.ts')).exportVerb],
  ['report', async () => (await import('./report.ts')).reportVerb],
  ['status', async () => (await import('./status.ts')).statusVerb],
])
