/**
 * SQL that reads the columns of a Parquet file, named by a quoted literal, and no others: of a folder
 * named `column=value` the engine would make one more, or hide the file's own.
 */
export const readParquet = (file: string, ...options: string[]): string =>
  `read_parquet(${[file, ...options, 'hive_partitioning = false'].join(', ')})`
