import { useState } from 'preact/hooks'
import { lender } from '../api/lender.ts'
import { useRunProgress } from '../api/run_progress.ts'
import { fullDate } from '../format/date.ts'
import { exact } from '../format/number.ts'
import { locale } from '../state/preference.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { duration } from './duration.ts'

/** The newest published run, or what the one that is going on does now. */
export function RunStatus({ going }: { going: number | null }) {
  const [published, setPublished] = useState(false)
  const progress = useRunProgress(going, () => setPublished(true))
  const run = lender.value?.latestRun
  if (published)
    return (
      <>
        <b>{say(words.newerRun)}</b>{' '}
        <button type="button" class="link" onClick={() => window.location.reload()}>
          {say(words.reload)}
        </button>
      </>
    )
  if (progress && going !== null) {
    const { done, total, secondsLeft } = progress
    return (
      <>
        <b>{say(words.runGoing, { run: going, step: progress.step })}</b>
        <progress {...(total ? { value: done, max: total } : {})} aria-label={progress.step} />
        {secondsLeft !== null && say(words.secondsLeft, { n: Math.ceil(secondsLeft) })}
      </>
    )
  }
  if (!run) return <b>{say(words.noRun)}</b>
  return (
    <>
      <b>{say(words.runComplete, { run: run.runId })}</b>
      <br />
      {say(words.asOfDay, { day: fullDate(run.asOf, locale.value) })}
      <br />
      {run.subjects !== null &&
        run.seconds !== null &&
        say(words.subjects, {
          n: exact(run.subjects, 0, locale.value),
          time: duration(run.seconds),
        })}
    </>
  )
}
