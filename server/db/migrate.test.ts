import { DuckDBInstance } from '@duckdb/node-api'
import { beforeEach, describe, expect, it } from 'vitest'
import { type Connection, openConnection } from './connection.ts'
import { migrate } from './migrate.ts'
import { toEngineStatements } from './migration_statement.ts'
import { migrationsFolder } from './testing/migrations_folder.ts'

const STEPS = [
  'CREATE TABLE "a" ("x" integer NOT NULL);\n--> statement-breakpoint\nINSERT INTO "a" VALUES (1);',
  'ALTER TABLE "a" ADD COLUMN "y" text DEFAULT \'old\' NOT NULL;',
  'CREATE TABLE "public"."b" ("j" jsonb);--> statement-breakpoint\nALTER TABLE "a" RENAME COLUMN "x" TO "z";',
]

let sql: Connection
beforeEach(async () => {
  sql = openConnection(await (await DuckDBInstance.create(':memory:')).connect())
})

const shape = () =>
  sql.all(
    `select table_name, column_name, data_type, is_nullable from information_schema.columns
     where table_name <> 'migration' order by all`,
  )

it('from empty and from every earlier state the store comes to the same', async () => {
  await migrate(sql, migrationsFolder(STEPS))
  const newest = await shape()
  for (let applied = 0; applied <= STEPS.length; applied++) {
    sql = openConnection(await (await DuckDBInstance.create(':memory:')).connect())
    expect(await migrate(sql, migrationsFolder(STEPS.slice(0, applied)))).toBe(applied)
    expect(await migrate(sql, migrationsFolder(STEPS))).toBe(STEPS.length - applied)
    expect(await shape()).toEqual(newest)
    expect(await sql.all('select z, y from a')).toEqual([{ z: 1, y: 'old' }])
  }
})

it('a migration that fails is kept in no part, and those before it are', async () => {
  const broken = migrationsFolder([
    STEPS[0] as string,
    'CREATE TABLE "c" ("x" integer);--> statement-breakpoint\nINSERT INTO "c" VALUES (\'no\');',
  ])
  await expect(migrate(sql, broken)).rejects.toThrow("Could not convert string 'no'")
  expect(await sql.arrays('select table_name from duckdb_tables() order by 1')).toEqual([
    ['a'],
    ['migration'],
  ])
  expect(await sql.first('select count(*) as applied from migration')).toEqual({ applied: 1 })
})

it('an applied migration that was edited is refused', async () => {
  await migrate(sql, migrationsFolder(STEPS))
  const edited = [STEPS[0] as string, `${STEPS[1]} -- better`, STEPS[2] as string]
  await expect(migrate(sql, migrationsFolder(edited))).rejects.toMatchObject({
    code: 'MIGRATION_CHANGED',
    message: expect.stringContaining('1700000000001'),
  })
})

it('an applied migration with the line ends of another system is the same', async () => {
  await migrate(sql, migrationsFolder(STEPS))
  const windows = STEPS.map((step) => step.replaceAll('\n', '\r\n'))
  expect(await migrate(sql, migrationsFolder(windows))).toBe(0)
})

it('a store that is newer than the program is refused', async () => {
  await migrate(sql, migrationsFolder(STEPS))
  await expect(migrate(sql, migrationsFolder(STEPS.slice(0, 2)))).rejects.toMatchObject({
    code: 'STORE_TOO_NEW',
    message: expect.stringContaining('use a newer version'),
  })
})

describe('a generated statement', () => {
  it.each([
    ['', []],
    ['CREATE INDEX "i" ON "t" USING btree ("a");', ['CREATE INDEX "i" ON "t" ("a");']],
    [
      'ALTER TABLE "t" ADD COLUMN "a" numeric(18, 2) NOT NULL;',
      [
        'ALTER TABLE "t" ADD COLUMN "a" numeric(18, 2)',
        'ALTER TABLE "t" ALTER COLUMN "a" SET NOT NULL',
      ],
    ],
    ['ALTER TABLE "t" ADD COLUMN "a" text;', ['ALTER TABLE "t" ADD COLUMN "a" text;']],
  ])('%s becomes what the engine takes', (statement, expected) => {
    expect(toEngineStatements(statement)).toEqual(expected)
  })
})
