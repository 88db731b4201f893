import { type FileHandle, open, readFile, rm } from 'node:fs/promises'
import type { Format } from './copies.ts'
import {
  type Field,
  I64,
  type List,
  readStruct,
  type Struct,
  type Value,
  writeStruct,
} from './thrift.ts'

// Fields of Parquet's footer: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift
const FILE = { rows: 3, rowGroups: 4 }
const ROW_GROUP = { columns: 1, fileOffset: 5, ordinal: 7 }
const COLUMN = { fileOffset: 2, metaData: 3, offsetIndex: 4, columnIndex: 6 }
const META_DATA = { dataPage: 9, indexPage: 10, dictionaryPage: 11, bloomFilter: 14 }

const MAGIC = Buffer.from('PAR1')

const listOf = (of: Struct, id: number) => (of.get(id) as Field).value as List
const structs = (of: Struct, id: number) => listOf(of, id).items as Struct[]

function shift(of: Struct, ids: readonly number[], by: number): void {
  for (const id of ids) {
    const field = of.get(id)
    // Zero says that there is none, or that nobody told.
    if (field && (field.value as bigint) > 0n) field.value = (field.value as bigint) + BigInt(by)
  }
}

/** Moves every place in a file that a row group names. */
function shiftRowGroup(rowGroup: Struct, by: number): void {
  shift(rowGroup, [ROW_GROUP.fileOffset], by)
  rowGroup.delete(ROW_GROUP.ordinal)
  for (const column of structs(rowGroup, ROW_GROUP.columns)) {
    shift(column, [COLUMN.fileOffset, COLUMN.offsetIndex, COLUMN.columnIndex], by)
    shift((column.get(COLUMN.metaData) as Field).value as Struct, Object.values(META_DATA), by)
  }
}

/** Row groups of all files one after another as they are, under one footer: nothing is read or packed again. */
async function concatenateParquet(paths: readonly string[], target: FileHandle): Promise<void> {
  let at = MAGIC.length
  let rows = 0n
  let footer: Struct | undefined
  const rowGroups: Value[] = []
  await target.write(MAGIC)
  for (const path of paths) {
    const bytes = await readFile(path)
    const footerAt = bytes.length - 8 - bytes.readUInt32LE(bytes.length - 8)
    const told = readStruct(bytes.subarray(footerAt))
    const body = bytes.subarray(MAGIC.length, footerAt)
    await target.write(body)
    for (const rowGroup of structs(told, FILE.rowGroups)) {
      shiftRowGroup(rowGroup, at - MAGIC.length)
      rowGroups.push(rowGroup)
    }
    rows += (told.get(FILE.rows) as Field).value as bigint
    at += body.length
    footer ??= told
  }
  if (!footer) return
  footer.set(FILE.rows, { type: I64, value: rows })
  listOf(footer, FILE.rowGroups).items = rowGroups
  const written = writeStruct(footer)
  const length = Buffer.alloc(4)
  length.writeUInt32LE(written.length)
  await target.write(Buffer.concat([written, length, MAGIC]))
}

async function concatenateText(
  paths: readonly string[],
  target: FileHandle,
  hasHeader: boolean,
): Promise<void> {
  for (const [i, path] of paths.entries()) {
    const bytes = await readFile(path)
    await target.write(bytes.subarray(hasHeader && i > 0 ? bytes.indexOf('\n') + 1 : 0))
  }
}

/** Writes files of one schema into one, in their order, and removes them. */
export async function concatenate(
  paths: readonly string[],
  target: string,
  format: Format,
): Promise<void> {
  const file = await open(target, 'w')
  try {
    if (format === 'parquet') await concatenateParquet(paths, file)
    else await concatenateText(paths, file, format === 'csv')
  } finally {
    await file.close()
  }
  for (const path of paths) await rm(path)
}
