/** A field of a protobuf message: a whole number, bytes, a text, or a message inside. */
type Field = number | Uint8Array | string

const encoder = new TextEncoder()

/**
 * A protobuf message in its wire format (protobuf.dev, "Encoding"): fields by number, each once or
 * repeated, in the order given. Two of the wire types are all that ONNX needs: varint, and bytes with
 * their length. Numbers are whole and not below 0.
 */
export function message(fields: readonly (readonly [number: number, value: Field])[]): Uint8Array {
  const parts: Uint8Array[] = []
  for (const [number, value] of fields) {
    if (typeof value === 'number') {
      parts.push(varint(number << 3), varint(value))
      continue
    }
    const bytes = typeof value === 'string' ? encoder.encode(value) : value
    parts.push(varint((number << 3) | 2), varint(bytes.length), bytes)
  }
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

/** Seven bits a byte, the lowest first; the top bit says that more follow. */
function varint(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  while (rest > 127) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return Uint8Array.from([...bytes, rest])
}
