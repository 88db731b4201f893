import { SingleBar } from 'cli-progress'
import type { Progress } from '../effects.ts'
import { progressLine, spell } from './progress_line.ts'

/** Shows progress to whoever waits; `close` leaves the terminal as it was found. */
export interface ProgressView {
  show(progress: Progress): void
  /** Takes the moving line away, so that something else can be written; the next report draws it again. */
  pause(): void
  close(): void
}

/** What is worth a line of its own once a step is over: those that took a second or more. */
function finishedLine({ step, done, total, unit }: Progress, millis: number): string | undefined {
  if (millis < 1000) return undefined
  const time = spell(millis / 1000)
  // Of the one file that a step is about nothing is counted.
  if (total && done < total) return `${step}: ${time}`
  return `${step}: ${done.toLocaleString('en')}${unit ? ` ${unit}` : ''} in ${time}`
}

/** One moving line, for a terminal; steps that took their time leave a line behind. */
export function terminalProgress(stream: NodeJS.WritableStream): ProgressView {
  let bar: SingleBar | undefined
  let current: Progress | undefined
  let began = 0

  function pause(): void {
    bar?.stop()
    bar = undefined
  }

  function finish(): void {
    pause()
    const line = current && finishedLine(current, Date.now() - began)
    if (line) stream.write(`${line}\n`)
    current = undefined
  }

  return {
    show(progress) {
      if (progress.step !== current?.step) {
        finish()
        began = Date.now()
      }
      current = progress
      if (!bar) {
        bar = new SingleBar({
          stream,
          fps: 8,
          hideCursor: true,
          clearOnComplete: true,
          gracefulExit: false,
          format: () => (current ? progressLine(current, (Date.now() - began) / 1000, true) : ''),
        })
        bar.start(progress.total ?? 0, progress.done)
      }
      bar.setTotal(progress.total ?? 0)
      bar.update(progress.done)
    },
    pause,
    close: finish,
  }
}

const EVERY = 5000

/** Plain lines: each step as it begins, every few seconds, and when it ends if it took its time. */
export function plainProgress(
  write: (line: string) => void,
  now: () => number = Date.now,
): ProgressView {
  let current: Progress | undefined
  let began = 0
  let last = 0

  function finish(): void {
    const line = current && finishedLine(current, now() - began)
    if (line) write(line)
    current = undefined
  }

  return {
    show(progress) {
      const at = now()
      if (progress.step !== current?.step) {
        finish()
        began = at
        last = at
        write(`${progress.step} …`)
      }
      current = progress
      if (at - last < EVERY) return
      last = at
      write(progressLine(progress, (at - began) / 1000, false))
    },
    pause: () => undefined,
    close: finish,
  }
}
