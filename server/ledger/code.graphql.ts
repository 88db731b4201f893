import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import { type Code, type Domain, VOCABULARIES } from './codes.ts'

const CodeType = builder.objectRef<Code>('Code').implement({
  description: 'A word of a closed vocabulary (source: the program’s code table).',
  fields: (t) => ({
    code: t.exposeInt('code', { description: 'As the store keeps it; never reused.' }),
    name: t.exposeString('name', { description: 'As filters and answers use it.' }),
    label: t.exposeString('label', { description: 'For people, English.' }),
    labelZh: t.exposeString('labelZh', { description: 'For people, Chinese.' }),
  }),
})

builder.queryField('codes', (t) =>
  t.field({
    type: [CodeType],
    description: 'The words of a vocabulary, in the order of their codes.',
    args: {
      domain: t.arg.string({
        required: true,
        description: `One of ${Object.keys(VOCABULARIES).join(', ')}.`,
      }),
    },
    resolve: (_root, { domain }) => {
      if (Object.hasOwn(VOCABULARIES, domain)) return [...VOCABULARIES[domain as Domain]]
      throw new RiskError(
        'NOT_FOUND',
        `no vocabulary ${domain}: there are ${Object.keys(VOCABULARIES).join(', ')}`,
      )
    },
  }),
)
