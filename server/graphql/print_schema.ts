import { writeFile } from 'node:fs/promises'
import { printedSchema } from './schema.ts'

// `npm run schema`: writes the committed text of the schema, which the dashboard's types come from.
await writeFile(new URL('./schema.graphql', import.meta.url), printedSchema)
