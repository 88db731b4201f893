import { resolve } from 'node:path'
import { z } from 'zod'
import { ingest } from '../ingest/run.ts'
import { SOURCES } from '../ingest/sources.ts'
import { storeVerb } from './verb.ts'

const sum = (files: readonly { rejected: number }[]) =>
  files.reduce((total, file) => total + file.rejected, 0)

export const ingestVerb = storeVerb({
  name: 'ingest',
  summary: 'load files of a source; bad rows are kept as rejects, known rows change nothing',
  args: z.object({
    source: z.string(),
    paths: z.array(z.string()).min(1),
    mapping: z.string().optional(),
    maxRejects: z.coerce.number().int().min(0).optional(),
  }),
  declare: (command) =>
    command
      .argument('<source>', Object.keys(SOURCES).join(', '))
      .argument('<paths...>', 'files, or folders of files')
      .option('--mapping <file>', 'YAML file that says how other columns become ours (tally)')
      .option('--max-rejects <n>', 'come out with 1 where more rows were rejected'),
  read: ([source, paths], { mapping, maxRejects }) => ({
    source,
    paths: (paths as string[]).map((path) => resolve(path)),
    ...(mapping ? { mapping: resolve(String(mapping)) } : {}),
    maxRejects,
  }),
  run: (args, effects) => ingest({ ...args, actor: effects.actor }, effects),
  show: ({ files }) =>
    [
      '        rows    accepted    rejected  duplicates  file',
      ...files.map(({ rows, accepted, rejected, duplicates, path }) =>
        [rows, accepted, rejected, duplicates]
          .map((n) => n.toLocaleString('en').padStart(12))
          .concat(`  ${path}`)
          .join(''),
      ),
    ].join('\n'),
  failure: ({ files }, { maxRejects }) =>
    maxRejects !== undefined && sum(files) > maxRejects
      ? `${sum(files)} rows were rejected, more than ${maxRejects}`
      : undefined,
})
