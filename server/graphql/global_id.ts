import { RiskError } from '../db/errors.ts'

/** A Relay id: the type's name and the id its source gave, as base64url. */
export function encodeGlobalId(typename: string, id: string | number | bigint): string {
  return Buffer.from(`${typename}:${id}`, 'utf8').toString('base64url')
}

/** The type and the source id of a Relay id. Throws BAD_REQUEST where it is none. */
export function decodeGlobalId(globalId: string): { typename: string; id: string } {
  const text = Buffer.from(globalId, 'base64url').toString('utf8')
  const [, typename, id] = /^([A-Za-z]+):(.+)$/s.exec(text) ?? []
  if (typename === undefined || id === undefined || encodeGlobalId(typename, id) !== globalId)
    throw new RiskError('BAD_REQUEST', `not an id of this API: ${globalId}`)
  return { typename, id }
}
