import {
  BIGINT,
  BOOLEAN,
  blobValue,
  DOUBLE,
  type DuckDBDateValue,
  type DuckDBDecimalValue,
  type DuckDBListType,
  type DuckDBListValue,
  type DuckDBStructType,
  type DuckDBStructValue,
  type DuckDBTimestampValue,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  type DuckDBValueConverter,
  HUGEINT,
  INTEGER,
  listValue,
  SQLNULL,
  timestampValue,
  VARCHAR,
} from '@duckdb/node-api'

/** What may be bound to a statement. Money binds as its decimal string. */
export type Param = string | number | bigint | boolean | Date | Uint8Array | null | readonly Param[]

/** What a statement gives back: DECIMAL, DATE and TIMESTAMP as exact strings, integers as numbers. */
export type Value =
  | string
  | number
  | boolean
  | Uint8Array
  | null
  | Value[]
  | { [key: string]: Value }

const INT64_MAX = 2n ** 63n - 1n
const INT64_MIN = -(2n ** 63n)

/** Microseconds since 1970 as `YYYY-MM-DD HH:MM:SS[.ffffff]`, in UTC; no microsecond is lost. */
export function microsToString(micros: bigint): string {
  let millis = micros / 1000n
  let rest = micros % 1000n
  if (rest < 0n) {
    rest += 1000n
    millis -= 1n
  }
  const text = new Date(Number(millis)).toISOString().slice(0, -1).replace('T', ' ')
  return rest === 0n ? text : text + String(rest).padStart(3, '0')
}

function timestampText(value: DuckDBTimestampValue): string {
  if (value.micros === INT64_MAX) return 'infinity'
  if (value.micros === -INT64_MAX) return '-infinity'
  return microsToString(value.micros)
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
  switch (type.typeId) {
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UHUGEINT:
      return safeInteger(value as bigint)
    case DuckDBTypeId.DECIMAL:
      return (value as DuckDBDecimalValue).toString()
    case DuckDBTypeId.DATE:
      return (value as DuckDBDateValue).toString()
    case DuckDBTypeId.TIMESTAMP:
      return timestampText(value as DuckDBTimestampValue)
    case DuckDBTypeId.TIMESTAMP_TZ:
      return `${timestampText(value as unknown as DuckDBTimestampValue)}+00`
    case DuckDBTypeId.LIST:
      return (value as DuckDBListValue).items.map((item) =>
        convert(item, (type as DuckDBListType).valueType, convert),
      ) as Value[]
    case DuckDBTypeId.STRUCT: {
      const struct = type as DuckDBStructType
      const entries = (value as DuckDBStructValue).entries
      return Object.fromEntries(
        struct.entryNames.map((name, i) => [
          name,
          convert(entries[name] ?? null, struct.entryTypes[i] as DuckDBType, convert),
        ]),
      ) as Value
    }
    case DuckDBTypeId.BLOB:
      return (value as unknown as { bytes: Uint8Array }).bytes
    case DuckDBTypeId.UUID:
    case DuckDBTypeId.INTERVAL:
    case DuckDBTypeId.TIME:
    case DuckDBTypeId.TIME_TZ:
    case DuckDBTypeId.TIMESTAMP_S:
    case DuckDBTypeId.TIMESTAMP_MS:
    case DuckDBTypeId.TIMESTAMP_NS:
    case DuckDBTypeId.ENUM:
      return String(value)
    default:
      return value as Value
  }
}

/** The engine's type for a bound value. Lists are bound without one. */
export function bindType(value: Param): DuckDBType | undefined {
  switch (typeof value) {
    case 'string':
      return VARCHAR
    case 'boolean':
      return BOOLEAN
    case 'bigint':
      return value >= INT64_MIN && value <= INT64_MAX ? BIGINT : HUGEINT
    case 'number':
      if (!Number.isInteger(value)) return DOUBLE
      return value >= -2147483648 && value <= 2147483647 ? INTEGER : BIGINT
    default:
      return value === null ? SQLNULL : undefined
  }
}

/** Our value as the engine's. */
export function toEngine(value: Param): DuckDBValue {
  if (value === null) return null
  if (value instanceof Date) return timestampValue(BigInt(value.getTime()) * 1000n)
  if (value instanceof Uint8Array) return blobValue(value)
  if (Array.isArray(value)) return listValue(value.map(toEngine))
  if (typeof value === 'number' && Number.isInteger(value) && Math.abs(value) > 2147483647) {
    return BigInt(value)
  }
  return value as DuckDBValue
}
