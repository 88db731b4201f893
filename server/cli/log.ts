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
  const { stack, type: ___, message: ____, ...more } = err ?? {}
  const details = Object.entries(more).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`)
  return `${[head, ...(stack ? [stack] : []), ...details].join('\n')}\n`
}

/**
 * The process's log, on standard error: JSON lines, or, on a terminal, readable ones and only those
 * that warn unless a level is asked for. `pause` takes a moving line out of the way.
 */
export function openLog(
  level: string | undefined,
  stream: NodeJS.WriteStream & { fd?: number },
  pause: () => void,
): Logger {
  const readable: DestinationStream = {
    write(json) {
      pause()
      stream.write(readableLine(json))
    },
  }
  return pino(
    { level: level ?? (stream.isTTY ? 'warn' : 'info'), serializers: { err: serializedError } },
    stream.isTTY ? readable : pino.destination({ fd: stream.fd ?? 2, sync: true }),
  )
}
