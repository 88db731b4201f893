import { RiskError } from '../../db/errors.ts'
import { type Contract, parseContract } from './contract.ts'

/** `ModelProto.metadata_props` (onnx.proto): entries of a key, field 1, and a value, field 2. */
const METADATA = 14

/**
 * What an ONNX file says about itself, by key. The message is read at its top level alone (protobuf.dev,
 * "Encoding"). Throws FILE_REFUSED where the bytes are no such message.
 */
export function metadataOf(bytes: Uint8Array, fileName: string): Record<string, string> {
  const text = new TextDecoder()
  try {
    return Object.fromEntries(
      fieldsOf(bytes)
        .filter(({ number }) => number === METADATA)
        .map(({ value }) => {
          const entry = fieldsOf(value)
          const say = (field: number) =>
            text.decode(entry.find(({ number }) => number === field)?.value)
          return [say(1), say(2)]
        }),
    )
  } catch (cause) {
    throw new RiskError('FILE_REFUSED', `${fileName} is no ONNX model: ${cause}`, { cause })
  }
}

/** Fields of a message in their order; of those that are no bytes the value is empty. */
function fieldsOf(bytes: Uint8Array): { number: number; value: Uint8Array }[] {
  const fields: { number: number; value: Uint8Array }[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let place = 1; ; place *= 128) {
      const byte = bytes[at++]
      if (byte === undefined || place > 2 ** 63) throw new Error('it ends within a number')
      value += (byte & 127) * place
      if (byte < 128) return value
    }
  }
  while (at < bytes.length) {
    const key = varint()
    const kind = key % 8
    const length = kind === 2 ? varint() : 0
    const from = at
    if (kind === 0) varint()
    else if (kind === 1 || kind === 5) at += kind === 1 ? 8 : 4
    else if (kind === 2) at += length
    else throw new Error(`a field of wire type ${kind}`)
    if (at > bytes.length) throw new Error('it ends within a field')
    const value = kind === 2 ? bytes.subarray(from, at) : new Uint8Array()
    fields.push({ number: Math.floor(key / 8), value })
  }
  return fields
}

/**
 * The contract that a file carries: under `contract` as YAML, or, of a model that we exported, under
 * `inputs` and `no_text`. Empty where it carries none.
 */
export function contractWithin(metadata: Record<string, string>, fileName: string): Contract {
  const { contract, inputs, no_text } = metadata
  if (contract !== undefined) return parseContract(contract, `${fileName}, its metadata`)
  if (inputs === undefined || no_text === undefined) return {}
  const own = JSON.parse(inputs) as { input: string; feature: string; type: string }[]
  return {
    inputs: own.map(({ input, feature, type }) => ({
      input,
      feature,
      ...(type === 'category' && { missing: no_text }),
    })),
    output: { name: 'pd', is: 'bad' },
  }
}
