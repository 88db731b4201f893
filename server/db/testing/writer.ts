// Commits batch after batch and says each number once its commit was acknowledged, until it is killed.
import { plainStore } from './plain_store.ts'

const [dir, rows] = process.argv.slice(2)
const store = await plainStore({ dir: String(dir) })
await store.write((sql) => sql.script('create table if not exists batch (id bigint, row bigint)'))
const first = await store.read.first<{ next: number }>(
  'select coalesce(max(id), 0) + 1 as next from batch',
)
for (let id = first?.next ?? 1; ; id++) {
  await store.write(async (sql) => {
    await sql.run('insert into batch select $1, unnest(range(0, $2))', [id, Number(rows) / 2])
    await sql.run('insert into batch select $1, unnest(range($2, $3))', [
      id,
      Number(rows) / 2,
      Number(rows),
    ])
  })
  process.stdout.write(`${id}\n`)
}
