import {
  BIGINT,
  BLOB,
  BOOLEAN,
  blobValue,
  DOUBLE,
  type DuckDBListType,
  type DuckDBPreparedStatement,
  type DuckDBType,
  DuckDBTypeId,
  type DuckDBValue,
  HUGEINT,
  INTEGER,
  LIST,
  listValue,
  SQLNULL,
  TIMESTAMP,
  timestampValue,
  VARCHAR,
} from '@duckdb/node-api'

/** What may be bound to a statement. Money binds as its decimal string. */
export type Param = string | number | bigint | boolean | Date | Uint8Array | null | readonly Param[]

const INT32 = 2 ** 31
const INT64 = 2n ** 63n

/** The engine's type for a bound value; a list has the widest type of its items. */
export function paramType(value: Param): DuckDBType {
  switch (typeof value) {
    case 'string':
      return VARCHAR
    case 'boolean':
      return BOOLEAN
    case 'number':
      // An integer beyond 2^53 was inexact before it came here: as a DOUBLE it stays what it is.
      if (!Number.isSafeInteger(value)) return DOUBLE
      return value >= -INT32 && value < INT32 ? INTEGER : BIGINT
    case 'bigint':
      return value >= -INT64 && value < INT64 ? BIGINT : HUGEINT
  }
  if (value === null) return SQLNULL
  if (value instanceof Date) return TIMESTAMP
  if (value instanceof Uint8Array) return BLOB
  return LIST((value as readonly Param[]).map(paramType).reduce(wider, SQLNULL as DuckDBType))
}

const NARROW_TO_WIDE: readonly DuckDBTypeId[] = [
  DuckDBTypeId.SQLNULL,
  DuckDBTypeId.INTEGER,
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.DOUBLE,
]

function wider(a: DuckDBType, b: DuckDBType): DuckDBType {
  if (a.typeId === DuckDBTypeId.LIST && b.typeId === DuckDBTypeId.LIST) {
    return LIST(wider((a as DuckDBListType).valueType, (b as DuckDBListType).valueType))
  }
  if (a.typeId === b.typeId || b.typeId === DuckDBTypeId.SQLNULL) return a
  if (a.typeId === DuckDBTypeId.SQLNULL) return b
  const [i, j] = [NARROW_TO_WIDE.indexOf(a.typeId), NARROW_TO_WIDE.indexOf(b.typeId)]
  if (i < 0 || j < 0) throw new Error(`a bound list mixes ${a} and ${b}`)
  return i > j ? a : b
}

function toEngine(value: Param, type: DuckDBType): DuckDBValue {
  if (value === null) return null
  if (value instanceof Date) return timestampValue(BigInt(value.getTime()) * 1000n)
  if (value instanceof Uint8Array) return blobValue(value)
  if (Array.isArray(value)) {
    return listValue(value.map((item) => toEngine(item, (type as DuckDBListType).valueType)))
  }
  const whole = type.typeId === DuckDBTypeId.BIGINT || type.typeId === DuckDBTypeId.HUGEINT
  if (whole) return BigInt(value as number | bigint)
  return (type.typeId === DuckDBTypeId.DOUBLE ? Number(value) : value) as DuckDBValue
}

/** Binds every value, `$1` first. */
export function bindAll(statement: DuckDBPreparedStatement, params: readonly Param[]): void {
  params.forEach((param, i) => {
    const type = paramType(param)
    if (param === null) statement.bindNull(i + 1)
    else statement.bindValue(i + 1, toEngine(param, type), type)
  })
}
