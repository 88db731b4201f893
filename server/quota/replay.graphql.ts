import { builder } from '../graphql/builder.ts'
import { DecisionType } from './decision.graphql.ts'
import { replay } from './replay.run.ts'

interface Replay {
  same: boolean
  differences: string[]
}

const ReplayType = builder.objectRef<Replay>('Replay').implement({
  description: 'A stored decision made again from its stored facts, by its own model and policy.',
  fields: (t) => ({
    same: t.exposeBoolean('same', { description: 'The answer is the stored one.' }),
    differences: t.exposeStringList('differences', {
      description: 'What differs; empty where nothing does.',
      complexity: 1,
    }),
  }),
})

builder.objectField(DecisionType, 'replay', (t) =>
  t.field({
    type: ReplayType,
    description: 'Makes the decision again and compares.',
    complexity: 200,
    resolve: async ({ decisionId }, _args, { store, signal }) => {
      const report = await replay({ decisionId }, { store: store.within(signal), signal })
      return {
        same: report.different === 0,
        differences: report.examples.flatMap((example) => example.differences),
      }
    },
  }),
)
