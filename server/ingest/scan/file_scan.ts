import type { FileRows } from '../stage.sql.ts'

/** A file that was looked through once: what the engine reads, and what it must find. */
export interface FileScan extends FileRows {
  /** Records of the file, counted apart from the typed read: good, bad and broken ones. */
  records: number
  bytes: number
  /** Broken records, as a relation (line, column_name, value, reason, message). */
  broken: { from: string; count: number } | null
  /** Looks closer, where the engine came to another number of records. */
  closer?: () => Promise<FileScan>
  /** Lets go of what the scan wrote aside. */
  close(): Promise<void>
}
