const MOST_KEPT = 200

/** Answers that stay true until other data are loaded: asked again, they are not computed again. */
export interface Answers {
  /**
   * The answer to a question under a data version. One that is being computed for another caller is
   * waited for; where that caller gives up, it is computed here. `keep` says whether it is worth keeping.
   */
  recall<T>(
    dataVersion: number,
    question: unknown,
    compute: () => Promise<T>,
    keep?: (answer: T) => boolean,
  ): Promise<T>
}

export function createAnswers(): Answers {
  const known = new Map<string, Promise<unknown>>()
  let version: number | undefined
  return {
    async recall<T>(
      dataVersion: number,
      question: unknown,
      compute: () => Promise<T>,
      keep: (answer: T) => boolean = () => true,
    ): Promise<T> {
      if (version !== dataVersion) known.clear()
      version = dataVersion
      const key = JSON.stringify(question)
      const found = known.get(key) as Promise<T> | undefined
      if (found) return found.catch(compute)
      const answer = compute()
      known.set(key, answer)
      if (known.size > MOST_KEPT) known.delete(known.keys().next().value as string)
      try {
        const value = await answer
        if (!keep(value)) known.delete(key)
        return value
      } catch (error) {
        known.delete(key)
        throw error
      }
    },
  }
}
