import type { Sql } from '../../db/connection.ts'
import type { OutcomeDefinition } from './definition.ts'
import type { ObservationSpan } from './observation_days.ts'

/** From when until when outcomes of this definition can be told; undefined without lines or anything observed. */
export const observationSpan = (
  sql: Sql,
  { window_months: window, exclude }: OutcomeDefinition,
  knownAt: Date,
): Promise<ObservationSpan | undefined> =>
  sql.first<ObservationSpan>(
    `select first_on as first, last_on as last, until_on as until
     from observation_span($1::integer, $2::integer, $3::timestamp)`,
    [window, exclude.months_on_book_under, knownAt],
  )
