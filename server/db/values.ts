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
  type DuckDBValueConverter,
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

/** The engine's value as ours, without losing a digit. Integers beyond 2^53 throw. */
export const exact: DuckDBValueConverter<Value> = (value, type, convert) => {
  if (value === null || value === undefined) return null
  const list = (items: readonly unknown[], of: DuckDBType) =>
    items.map((item) => convert(item as typeof value, of, convert)) as Value[]
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return safeInteger(value as bigint)
    case DuckDBTypeId.TIMESTAMP:
      return microsToString((value as DuckDBTimestampValue).micros)
    case DuckDBTypeId.TIMESTAMP_TZ:
      return `${microsToString((value as DuckDBTimestampTZValue).micros)}+00`
    case DuckDBTypeId.LIST:
      return list((value as DuckDBListValue).items, (type as DuckDBListType).valueType)
    case DuckDBTypeId.ARRAY:
      return list((value as DuckDBArrayValue).items, (type as DuckDBArrayType).valueType)
    case DuckDBTypeId.STRUCT: {
      const { entryNames, entryTypes } = type as DuckDBStructType
      const { entries } = value as DuckDBStructValue
      return Object.fromEntries(
        entryNames.map((name, i) => [
          name,
          convert(entries[name] ?? null, entryTypes[i] as DuckDBType, convert),
        ]),
      ) as Value
    }
    case DuckDBTypeId.MAP: {
      const { keyType, valueType } = type as DuckDBMapType
      return Object.fromEntries(
        (value as DuckDBMapValue).entries.map((entry) => [
          String(convert(entry.key, keyType, convert)),
          convert(entry.value, valueType, convert),
        ]),
      ) as Value
    }
    case DuckDBTypeId.BLOB:
      return (value as DuckDBBlobValue).bytes
    default:
      // What is left is a JavaScript value already, or writes itself exactly (DECIMAL, DATE, UUID, …).
      return typeof value === 'object' || typeof value === 'bigint' ? String(value) : value
  }
}
