import type { CombinedError } from '@urql/core'

/** Why a question has no answer. */
export interface Failure {
  /** The server did not answer; the question will be asked again by itself. */
  offline: boolean
  /** What the server said. */
  message: string
  /** Its stable code. */
  code: string
}

export function failureOf(error: CombinedError): Failure {
  const first = error.graphQLErrors[0]
  if (first) {
    const code = first.extensions?.code
    return {
      offline: false,
      message: first.message,
      code: typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR',
    }
  }
  const status = (error.response as Response | undefined)?.status
  return {
    offline: status === undefined || status >= 502,
    message: error.networkError?.message ?? error.message,
    code: status === undefined ? 'UNREACHABLE' : `HTTP_${status}`,
  }
}
