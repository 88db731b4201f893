import {
  type DuckDBArrayType,
  type DuckDBArrayValue,
  type DuckDBBlobValue,
  type DuckDBListType,
  type DuckDBListValue,
  type DuckDBMapType,
  type DuckDBMapValue,
  type DuckDBStructType,
  type DuckDBStructValue,
  type DuckDBTimestampTZValue,
  type DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
} from '@duckdb/node-api'

/** What a statement gives back: DECIMAL, DATE and TIMESTAMP as exact strings, integers as numbers. */
export type Value =
  | string
  | number
  | boolean
  | Uint8Array
  | null
  | Value[]
  | { [key: string]: Value }

const INFINITE = 2n ** 63n - 1n

/** Microseconds since 1970 as `YYYY-MM-DD HH:MM:SS[.ffffff]`, in UTC; no microsecond is lost. */
export function microsToString(micros: bigint): string {
  if (micros === INFINITE) return 'infinity'
  if (micros === -INFINITE) return '-infinity'
  const fraction = ((micros % 1_000_000n) + 1_000_000n) % 1_000_000n
  const seconds = (micros - fraction) / 1_000_000n
  const text = new Date(Number(seconds) * 1000).toISOString().slice(0, -5).replace('T', ' ')
  return fraction === 0n ? text : `${text}.${String(fraction).padStart(6, '0')}`
}

function safeInteger(value: bigint): number {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) {
    throw new Error(`integer too large for exact arithmetic, cast it to varchar: ${value}`)
  }
  return number
}

type Read = (value: DuckDBValue) => Value

const orNull =
  (read: Read): Read =>
  (value) =>
    value === null || value === undefined ? null : read(value)

/**
 * How a column of this type is read: the engine's value as ours, without losing a digit. Integers
 * beyond 2^53 throw. Made once a column, since what a type asks for is the same in every row.
 */
export function readerOf(type: DuckDBType): Read {
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return orNull((value) => safeInteger(value as bigint))
    case DuckDBTypeId.TIMESTAMP:
      return orNull((value) => microsToString((value as DuckDBTimestampValue).micros))
    case DuckDBTypeId.TIMESTAMP_TZ:
      return orNull((value) => `${microsToString((value as DuckDBTimestampTZValue).micros)}+00`)
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY: {
      const read = readerOf((type as DuckDBListType | DuckDBArrayType).valueType)
      return orNull((value) => (value as DuckDBListValue | DuckDBArrayValue).items.map(read))
    }
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as DuckDBStructType
      const reads = entryTypes.map(readerOf)
      return orNull((value) => {
        const { entries } = value as DuckDBStructValue
        return Object.fromEntries(
          entryNames.map((name, i) => [name, reads[i]!(entries[name] ?? null)]),
        )
      })
    }
    case DuckDBTypeId.MAP: {
      const { keyType, valueType } = type as DuckDBMapType
      const [readKey, readValue] = [readerOf(keyType), readerOf(valueType)]
      return orNull((value) =>
        Object.fromEntries(
          (value as DuckDBMapValue).entries.map((entry) => [
            String(readKey(entry.key)),
            readValue(entry.value),
          ]),
        ),
      )
    }
    case DuckDBTypeId.BLOB:
      return orNull((value) => (value as DuckDBBlobValue).bytes)
    default:
      // What is left is a JavaScript value already, or writes itself exactly (DECIMAL, DATE, UUID, …).
      return orNull((value) =>
        typeof value === 'object' || typeof value === 'bigint' ? String(value) : (value as Value),
      )
  }
}
