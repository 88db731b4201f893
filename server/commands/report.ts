import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { Effects } from '../effects.ts'
import { fileOf } from '../models/elsewhere.ts'
import { findRegistered } from '../models/registry.ts'
import { validate } from '../models/validate.run.ts'
import { validateValue } from '../models/validate_value.run.ts'
import { lacks, type Validation } from '../models/validation/validation.ts'
import type { ValueValidation } from '../models/validation/value_validation.ts'
import { reportPage } from '../models/validation_report/page.ts'
import { valuePage } from '../models/validation_report/value_page.ts'
import { REPORT_STYLES } from '../paths.ts'
import { writeWhole } from './export_model.ts'
import { storeVerb } from './verb.ts'

const text = z.string().min(1)

const args = z.object({
  model: text,
  out: text,
  table: text.optional(),
  protected: z.array(text).optional(),
  acceptance: z.coerce.number().gt(0).lt(1).optional(),
  alternatives: z.boolean().optional(),
  tolerance: z.coerce.number().gt(0).lt(0.5).optional(),
  sources: z.boolean().optional(),
})

type Reported = { path: string; validation: Validation | ValueValidation }

const isValue = (one: Reported['validation']): one is ValueValidation =>
  one.saved.model.kind === 'linear'

/** Validates a model and writes the report, whole or not at all. */
async function report(
  { out, ...request }: z.infer<typeof args>,
  effects: Effects,
): Promise<Reported> {
  const { model, ...saved } = await findRegistered(effects.store.read, request.model)
  const validation =
    model.kind === 'linear'
      ? await validateValue({ ...saved, model }, request)
      : await validate(request, effects)
  const styles = await Promise.all(REPORT_STYLES.map((path) => readFile(path, 'utf8')))
  const style = styles.join('\n')
  const page = isValue(validation)
    ? valuePage(validation, style, effects.now())
    : reportPage(validation, style, effects.now())
  await writeWhole(out, page)
  return { path: out, validation }
}

function toldOf(validation: Reported['validation']): string {
  if (isValue(validation)) {
    const { heldBack } = validation.saved.model.metrics
    const { elsewhere } = validation.saved.model.training
    const rows = elsewhere === undefined ? 'held-back R²' : 'R² on the rows it was judged on'
    return heldBack ? `${rows} ${heldBack.r2.toFixed(4)}` : 'no row was held back'
  }
  const { heldBack, saved } = validation
  if (lacks(heldBack)) return heldBack.why
  const rows = fileOf(saved.model) === null ? 'held-back AUC' : 'AUC on the rows it was judged on'
  return `${rows} ${heldBack.auc.toFixed(4)}`
}

export const reportVerb = storeVerb({
  name: 'report',
  summary: 'validate a model: one HTML page with all that a validator asks, and what is not known',
  args,
  declare: (command) =>
    command
      .argument('<model>', 'a model’s name or id')
      .option('--out <file>', 'where to (report.html)', 'report.html')
      .option('--table <file>', 'a CSV or Parquet file to evaluate on, such as a later period')
      .option('--protected <columns>', 'columns by which fairness is measured: a,b')
      .option('--acceptance <share>', 'share of rows accepted where it is (0.8)')
      .option('--alternatives', 'search for models that treat their groups more alike')
      .option('--tolerance <auc>', 'AUC that these may lose (0.01)')
      .option('--no-sources', 'do not fit by source of data (of the ledger)'),
  read: ([model], { out, table, protected: columns, ...options }) => ({
    model,
    out: resolve(String(out)),
    table: table === undefined ? undefined : resolve(String(table)),
    protected: columns === undefined ? undefined : String(columns).split(',').filter(Boolean),
    ...options,
  }),
  run: report,
  show: ({ path, validation }) => {
    const { saved } = validation
    return `${saved.modelId} (${saved.name}), ${toldOf(validation)}: ${path}`
  },
})
