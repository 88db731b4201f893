import type { Context } from '../graphql/context.ts'

/** Realised figures cost a look at every payment since: asked again, they are not computed again. */
export async function recalled<T>(question: string, context: Context, compute: () => Promise<T[]>) {
  const version = (await context.lender())?.dataVersion ?? 0
  const runs = await context.sql.first(
    'select count(*) as runs, (select count(*) from shadow_score) as shadows from published_run',
  )
  return context.answers.recall(version, ['monitoring', question, runs], compute)
}
