import { z } from 'zod'

/** One line of a `/control` answer: NDJSON, any number of `progress`, then one of the others. An empty line keeps the connection alive. */
export const message = z.union([
  z.object({
    progress: z.object({
      step: z.string(),
      done: z.number(),
      total: z.number().optional(),
      unit: z.string().optional(),
    }),
  }),
  z.object({
    outcome: z.object({
      result: z.unknown(),
      text: z.string(),
      failure: z.string().optional(),
    }),
  }),
  z.object({ error: z.object({ code: z.string(), message: z.string() }) }),
])

export type Message = z.infer<typeof message>
