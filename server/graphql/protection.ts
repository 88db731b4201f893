import type { RequestHandler } from 'express'

const HEADERS = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    // Charts set style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
}

/** What every answer tells the browser not to do. */
export const securityHeaders: RequestHandler = (_request, response, next) => {
  response.set(HEADERS)
  next()
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

export const isLoopback = (host: string) =>
  host === '::1' || host === 'localhost' || host.startsWith('127.')

/**
 * On a loopback address only our own names may be asked for: else a page whose name was rebound to
 * this machine could read the lender's data through its visitor's browser.
 */
export function ownHost(boundTo: string): RequestHandler {
  if (!isLoopback(boundTo)) return (_request, _response, next) => next()
  return (request, response, next) => {
    const name = (request.headers.host ?? '').replace(/:\d+$/, '').toLowerCase()
    if (LOOPBACK.has(name) || name === boundTo) next()
    else
      response
        .status(421)
        .json({ error: { code: 'BAD_REQUEST', message: `not our name: ${name}` } })
  }
}
