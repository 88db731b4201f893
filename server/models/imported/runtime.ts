import { RiskError } from '../../db/errors.ts'
import type { Port } from './bind.ts'
import type { Imported, TensorType } from './model.ts'

export type TensorData =
  | Float32Array
  | Float64Array
  | Int32Array
  | BigInt64Array
  | Uint8Array
  | string[]

/** Rows of an input, one after another. */
export interface Feed {
  type: TensorType
  data: TensorData
  dims: readonly number[]
}

/** A model ready to run. */
export interface OnnxSession {
  inputs: Port[]
  outputs: Port[]
  /** The numbers of one output, row after row. */
  run(feeds: Readonly<Record<string, Feed>>, output: string): Promise<ArrayLike<number>>
  release(): Promise<void>
}

const RUNTIME = 'onnxruntime-web'
/** The version that the tests ran with. */
const VERSION = '1.30.0'

/**
 * A session of ONNX Runtime on these bytes, in this process. The runtime is no dependency: throws
 * NOT_READY, saying how to install it, where it is not there, and FILE_REFUSED, with the runtime's
 * words, for what it cannot read.
 */
export async function openOnnx(
  bytes: Uint8Array,
  fileName: string,
  load: () => Promise<Runtime> = () => import('onnxruntime-web'),
): Promise<OnnxSession> {
  const { InferenceSession, Tensor, env } = await load().catch(refuseWithout)
  // One thread: the same sums in the same order, and no worker that outlives the work.
  env.wasm.numThreads = 1
  env.logLevel = 'error'
  const session = await InferenceSession.create(bytes, { logSeverityLevel: 3 }).catch((cause) => {
    throw new RiskError('FILE_REFUSED', `${fileName}: ${wordsOf(cause)}`, { cause })
  })
  return {
    inputs: session.inputMetadata.map(portOf),
    outputs: session.outputMetadata.map(portOf),
    async run(feeds, output) {
      const tensors = Object.entries(feeds).map(([name, { type, data, dims }]) => [
        name,
        new Tensor(type as 'float32', data as Float32Array, dims),
      ])
      const answers = await session.run(Object.fromEntries(tensors), [output]).catch((cause) => {
        throw new RiskError('MODEL_INVALID', `${fileName} cannot be run: ${wordsOf(cause)}`, {
          cause,
        })
      })
      return (answers[output] as { data: unknown }).data as ArrayLike<number>
    },
    release: () => session.release(),
  }
}

/** Work with a session of a kept model, which is let go afterwards. Throws what `openOnnx` throws. */
export async function withRuntime<T>(
  { file, fileName }: Pick<Imported, 'file' | 'fileName'>,
  work: (session: OnnxSession) => Promise<T>,
): Promise<T> {
  const session = await openOnnx(Buffer.from(file, 'base64'), fileName)
  try {
    return await work(session)
  } finally {
    await session.release()
  }
}

type Runtime = typeof import('onnxruntime-web')

function refuseWithout(cause: Error & { code?: string }): never {
  if (cause.code !== 'ERR_MODULE_NOT_FOUND') throw cause
  throw new RiskError(
    'NOT_READY',
    `imported models need ONNX Runtime, which is not installed: npm install ${RUNTIME}@${VERSION}`,
    { cause },
  )
}

const wordsOf = (cause: unknown) => (cause instanceof Error ? cause.message : String(cause))

type Metadata = {
  name: string
  isTensor: boolean
  type?: string
  shape?: readonly (number | string)[]
}

const portOf = ({ name, type, shape }: Metadata): Port => ({
  name,
  type: type ?? null,
  shape: shape ?? [],
})
