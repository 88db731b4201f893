interface Event {
  event: string
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it asked for.
  data: any
}

/** The events of a subscription, until the server ends it. */
export async function streamEvents(
  { url }: { url: string },
  query: string,
  variables?: unknown,
): Promise<Event[]> {
  const params = new URLSearchParams({ query, variables: JSON.stringify(variables ?? {}) })
  const response = await fetch(`${url}/graphql/stream?${params}`, {
    headers: { accept: 'text/event-stream' },
  })
  const text = await response.text()
  return text
    .split('\n\n')
    .filter((part) => part.includes('event:'))
    .map((part) => ({
      event: /event: (.*)/.exec(part)?.[1] ?? '',
      data: JSON.parse(/data: (.+)/.exec(part)?.[1] ?? 'null'),
    }))
}
