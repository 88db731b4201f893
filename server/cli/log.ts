import { type DestinationStream, type Logger, pino, stdSerializers } from 'pino'

const LONGEST = 2000

// A statement may carry a file's worth of values, and a generated one is hundreds of kilobytes.
function clipped(value: unknown): unknown {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text && text.length > LONGEST ? `${text.slice(0, LONGEST)}… (${text.length})` : value
}

function serializedError(error: Error): object {
  const plain: Record<string, unknown> = { ...stdSerializers.err(error) }
  for (const key of ['sql', 'params']) if (key in plain) plain[key] = clipped(plain[key])
  return plain
}

/** One line for people: time, level, message, then the rest as `key=value`. */
export function readableLine(json: string): string {
  const { level, time, msg, pid: _, hostname: __, err, ...rest } = JSON.parse(json)
  const fields = Object.entries(rest).map(([key, value]) =>
    typeof value === 'object' ? `${key}=${JSON.stringify(value)}` : `${key}=${value}`,
  )
  const clock = new Date(time).toISOString().slice(11, 19)
  const name = pino.levels.labels[level] ?? level
  const head = [clock, name, msg, ...fields].filter((part) => part !== undefined).join(' ')
  return err?.stack ? `${head}\n${err.stack}\n` : `${head}\n`
}

/** The process's log, on standard error: JSON lines, or readable ones on a terminal. */
export function openLog(level: string, stream: NodeJS.WriteStream & { fd?: number }): Logger {
  // The progress bar's line is wiped first; it is drawn again with the next report.
  const readable: DestinationStream = {
    write: (json) => void stream.write(`\r\x1b[K${readableLine(json)}`),
  }
  return pino(
    { level, serializers: { err: serializedError } },
    stream.isTTY ? readable : pino.destination({ fd: stream.fd ?? 2, sync: true }),
  )
}
