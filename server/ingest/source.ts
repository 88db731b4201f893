import type { RelationName } from './tallystick/relation.ts'

/** Who the data is about. */
export interface LenderInfo {
  name: string
  currency: string
  timeZone: string
  outcomeDefinition: string | null
  /** First day of the data, where what is dated on it may be older. */
  historyFrom: string | null
}

/** Where the value of a canonical column comes from. */
export interface ColumnFrom {
  /** The file's column, as it is named in a reject; null for a constant. */
  column: string | null
  /** SQL over the file's columns; without it the column as it stands. */
  sql?: string
  /** How the file writes a day or an instant, where not as ISO 8601. */
  format?: string
  /** Power of ten that an amount in minor units is divided by. */
  divide?: number
  /** The file's words and ours. */
  values?: Readonly<Record<string, string>>
}

/** One relation fed by a file: canonical column to where it comes from. */
export interface Entry {
  relation: RelationName
  columns: Readonly<Record<string, ColumnFrom>>
  /** Wraps the file's rows, for what must be looked up in the other files of the source. */
  rows?: (file: string) => string
  /** SQL condition over the file's columns: rows without it say nothing about this relation. */
  when?: string
  /** SQL over the ledger's columns: the order rows are numbered in, where it is not the file's. */
  order?: string
}

export interface CsvOptions {
  delimiter?: string | undefined
  encoding?: string | undefined
}

/** A file, and what becomes of its rows. */
export interface FilePlan {
  path: string
  entries: readonly Entry[]
  /** Columns the file must have. */
  required: readonly string[]
  /** Columns the file may have besides; 'any': whatever it has. */
  optional: readonly string[] | 'any'
  csv?: CsvOptions
}

/** Everything one call loads. */
export interface LoadPlan {
  source: string
  /** null: said by a `lender` file, or by the store. */
  lender: LenderInfo | null
  /** What the category codes are codes of; `none`: of nothing we have categories for. */
  codeSystem: 'mcc' | 'none'
  files: readonly FilePlan[]
  /** What was observed, as rows of the coverage relation; without it, taken from the load. */
  coverage?: string
}

/** Turns the paths of a call into what is loaded. Throws FILE_REFUSED where a file is missing. */
export type Source = (paths: readonly string[], mapping?: string) => Promise<LoadPlan>
