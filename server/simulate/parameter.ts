import { z } from 'zod'

export const share = z.number().min(0).max(1)
export const positive = z.number().positive()
export const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2016-09-01')
export const month = z.string().regex(/^\d{4}-\d{2}$/, 'a month such as 2017-05')

/** A figure of a published source. */
export const sourced = <T extends z.ZodType>(schema: T, value: z.output<T>, text: string) =>
  schema.default(value as never).describe(`sourced: ${text}`)

/** A figure of ours, chosen to give a believable portfolio. */
export const assumed = <T extends z.ZodType>(schema: T, value: z.output<T>, text: string) =>
  schema.default(value as never).describe(`assumed: ${text}`)

export const section = <T extends z.ZodRawShape>(shape: T) =>
  z.strictObject(shape).prefault({} as never)
