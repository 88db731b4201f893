import { existsSync } from 'node:fs'
import { join } from 'node:path'
import express, { type RequestHandler, Router } from 'express'

/**
 * The built dashboard. Its pages have addresses of their own (`/spending`), which all load the same
 * document; files with a hash in their name never change.
 */
export function dashboardRouter(folder: string | undefined): RequestHandler {
  const page = folder ? join(folder, 'index.html') : undefined
  const router = Router()
  if (!folder || !page || !existsSync(page)) {
    router.get('/', (_request, response) => {
      response
        .type('text')
        .send('The API is at /graphql.\nThe dashboard is not built: run `npm run build`.\n')
    })
    return router
  }
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  router.use(express.static(folder, { index: false, maxAge: 0 }))
  router.get('/{*page}', (request, response, next) => {
    if (!request.accepts('html') || /\.\w+$/.test(request.path)) next()
    else response.set('cache-control', 'no-cache').sendFile(page)
  })
  return router
}
