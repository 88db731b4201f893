import { useEffect, useState } from 'preact/hooks'

export interface Progress {
  step: string
  done: number
  total: number | null
  secondsLeft: number | null
}

const subscription = `subscription RunProgress($runId: Int!) {
  runProgress(runId: $runId) { step done total secondsLeft }
}`

/** What a running run is doing, as the server tells it (server-sent events); null while unknown. */
export function useRunProgress(runId: number | null, ended: () => void): Progress | null {
  const [progress, setProgress] = useState<Progress | null>(null)
  useEffect(() => {
    if (runId === null) return
    const query = new URLSearchParams({
      query: subscription,
      variables: JSON.stringify({ runId }),
    })
    const source = new EventSource(`/graphql/stream?${query}`)
    source.addEventListener('next', (event) => {
      const { data } = JSON.parse(event.data)
      if (data?.runProgress) setProgress(data.runProgress)
    })
    source.addEventListener('complete', () => {
      source.close()
      setProgress(null)
      ended()
    })
    return () => source.close()
  }, [runId])
  return progress
}
