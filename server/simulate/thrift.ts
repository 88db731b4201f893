/**
 * The compact protocol of Apache Thrift, in which Parquet writes what its files hold: a value as it is
 * read, so that one field of it can be changed and the rest be written as it was.
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export type Struct = Map<number, Field>
export interface Field {
  type: number
  value: Value
}
export interface List {
  type: number
  items: Value[]
}
export type Value = boolean | bigint | Buffer | List | Struct

export const I16 = 4
export const I64 = 6
const [TRUE, FALSE, BYTE, I32, DOUBLE, BINARY, LIST, SET, STRUCT] = [1, 2, 3, 5, 7, 8, 9, 10, 12]

/** Reads the struct that `bytes` begin with. Throws where a type is one that Parquet does not use. */
export function readStruct(bytes: Buffer): Struct {
  let at = 0
  const varint = () => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(at++)
      value |= BigInt(byte & 127) << shift
      if (byte < 128) return value
    }
  }
  const integer = () => {
    const zigzag = varint()
    return (zigzag >> 1n) ^ -(zigzag & 1n)
  }
  const take = (size: number) => {
    at += size
    return bytes.subarray(at - size, at)
  }
  function value(type: number): Value {
    if (type === I16 || type === I32 || type === I64) return integer()
    if (type === BINARY) return take(Number(varint()))
    if (type === BYTE) return take(1)
    if (type === DOUBLE) return take(8)
    if (type === LIST || type === SET) return list()
    if (type === STRUCT) return struct()
    throw new Error(`Thrift type ${type} at byte ${at}; expected one of the compact protocol`)
  }
  function list(): List {
    const head = bytes.readUInt8(at++)
    const size = head >> 4 === 15 ? Number(varint()) : head >> 4
    const type = head & 15
    const isBoolean = type === TRUE || type === FALSE
    return {
      type,
      items: Array.from({ length: size }, () => (isBoolean ? take(1) : value(type))),
    }
  }
  function struct(): Struct {
    const fields: Struct = new Map()
    let id = 0
    for (;;) {
      const head = bytes.readUInt8(at++)
      if (head === 0) return fields
      id = head >> 4 === 0 ? Number(integer()) : id + (head >> 4)
      const type = head & 15
      fields.set(id, {
        type,
        value: type === TRUE || type === FALSE ? type === TRUE : value(type),
      })
    }
  }
  return struct()
}

/** The bytes of a struct, as `readStruct` reads them. */
export function writeStruct(from: Struct): Buffer {
  const out: Buffer[] = []
  const byte = (value: number) => out.push(Buffer.of(value))
  const varint = (value: bigint) => {
    let rest = value
    for (; rest > 127n; rest >>= 7n) byte(Number(rest & 127n) | 128)
    byte(Number(rest))
  }
  const integer = (value: bigint) => varint(value < 0n ? -value * 2n - 1n : value * 2n)
  function write(type: number, value: Value): void {
    if (typeof value === 'boolean') return
    if (typeof value === 'bigint') integer(value)
    else if (value instanceof Map) struct(value)
    else if (Buffer.isBuffer(value)) {
      if (type === BINARY) varint(BigInt(value.length))
      out.push(value)
    } else {
      const size = value.items.length
      byte((Math.min(size, 15) << 4) | value.type)
      if (size >= 15) varint(BigInt(size))
      for (const item of value.items) write(value.type, item)
    }
  }
  function struct(fields: Struct): void {
    let last = 0
    for (const [id, { type, value }] of fields) {
      const step = id - last
      if (step > 0 && step < 16) byte((step << 4) | type)
      else {
        byte(type)
        integer(BigInt(id))
      }
      write(type, value)
      last = id
    }
    byte(0)
  }
  struct(from)
  return Buffer.concat(out)
}
