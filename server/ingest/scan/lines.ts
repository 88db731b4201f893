import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'

/** A line of a text file, without its end. */
export interface Line {
  number: number
  text: string
  /** False where the bytes are not text in the file's encoding; `text` is then a rendering. */
  valid: boolean
  /** False for a last line without a line feed. */
  ended: boolean
}

const LINE_FEED = 0x0a
const MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
]

/** The encoding that the byte order mark at the head of a file says, and the mark's length. */
export async function byteOrderMark(path: string): Promise<{ encoding?: string; length: number }> {
  const file = await open(path)
  try {
    const head = Buffer.alloc(3)
    const { bytesRead } = await file.read(head, 0, 3, 0)
    const found = MARKS.find(
      ([, mark]) => bytesRead >= mark.length && mark.every((byte, i) => head[i] === byte),
    )
    return found ? { encoding: found[0], length: found[1].length } : { length: 0 }
  } finally {
    await file.close()
  }
}

const NUL = 0x00
const RETURN = 0x0d

/** Whether a file has no NUL character and one kind of line end. Looks at bytes alone, so it is fast. */
export async function isPlainText(path: string): Promise<boolean> {
  let pairs: boolean | undefined
  let pending = false
  for await (const chunk of createReadStream(path, {
    highWaterMark: 1 << 22,
  }) as AsyncIterable<Buffer>) {
    if (chunk.includes(NUL)) return false
    if (pending && chunk[0] !== LINE_FEED) return false
    pending = chunk.at(-1) === RETURN
    const first = chunk.indexOf(RETURN)
    pairs ??= first !== -1 && first < chunk.indexOf(LINE_FEED)
    if (!pairs) {
      if (first !== -1) return false
      continue
    }
    for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, at + 1)) {
      if (at > 0 && chunk[at - 1] !== RETURN) return false
    }
    for (let at = first; at !== -1; at = chunk.indexOf(RETURN, at + 1)) {
      if (at + 1 < chunk.length && chunk[at + 1] !== LINE_FEED) return false
    }
  }
  return !pending
}

const withoutReturn = (text: string) => (text.endsWith('\r') ? text.slice(0, -1) : text)

/** The lines of a file, in order. `encoding` is a name of the WHATWG registry; without it UTF-8. */
export async function* linesOf(path: string, encoding?: string): AsyncGenerator<Line[]> {
  const mark = await byteOrderMark(path)
  const wanted = mark.encoding ?? encoding ?? 'utf-8'
  const stream = createReadStream(path, { start: mark.length, highWaterMark: 1 << 20 })
  yield* wanted === 'utf-8'
    ? utf8Lines(stream)
    : decodedLines(stream, new TextDecoder(wanted, { fatal: false }))
}

async function* utf8Lines(stream: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  let rest: Buffer[] = []
  let number = 0
  const lineOf = (bytes: Buffer, ended: boolean): Line => {
    const valid = isUtf8(bytes)
    number++
    return { number, text: withoutReturn(bytes.toString(valid ? 'utf8' : 'latin1')), valid, ended }
  }
  for await (const chunk of stream) {
    const lines: Line[] = []
    let start = 0
    for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
      const piece = chunk.subarray(start, end)
      lines.push(lineOf(rest.length > 0 ? Buffer.concat([...rest, piece]) : piece, true))
      rest = []
      start = end + 1
    }
    if (start < chunk.length) rest.push(chunk.subarray(start))
    if (lines.length > 0) yield lines
  }
  if (rest.length > 0) yield [lineOf(Buffer.concat(rest), false)]
}

async function* decodedLines(
  stream: AsyncIterable<Buffer>,
  decoder: TextDecoder,
): AsyncGenerator<Line[]> {
  let rest = ''
  let number = 0
  const lineOf = (text: string, ended: boolean): Line => {
    number++
    return { number, text: withoutReturn(text), valid: !text.includes('\ufffd'), ended }
  }
  for await (const chunk of stream) {
    const pieces = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = pieces.pop() ?? ''
    if (pieces.length > 0) yield pieces.map((text) => lineOf(text, true))
  }
  rest += decoder.decode()
  if (rest !== '') yield [lineOf(rest, false)]
}
