import { EventEmitter, on } from 'node:events'
import { RiskError } from '../db/errors.ts'
import { builder } from '../graphql/builder.ts'
import type { Context } from '../graphql/context.ts'
import { MOST_FITS } from './find_alternatives.run.ts'
import { alternativesAlone } from './validate.run.ts'
import {
  type Alternative,
  type Alternatives,
  type Lacking,
  lacks,
} from './validation/validation.ts'

const USUAL_SECONDS = 300
const MOST_SECONDS = 1800

const AlternativeType = builder.objectRef<Alternative>('ModelAlternative').implement({
  description:
    'The same training, on the same folds, without some features (source: held-back rows of the training table).',
  fields: (t) => ({
    dropped: t.exposeStringList('dropped', {
      description: 'Features left out; none: the model itself.',
    }),
    auc: t.exposeFloat('auc', { description: 'AUC.' }),
    aucChange: t.exposeFloat('aucChange', { description: 'Against the model’s own AUC.' }),
    aucError: t.exposeFloat('aucError', {
      nullable: true,
      description: 'Standard error of the change (DeLong); null with too few rows of a class.',
    }),
    adverseImpactRatio: t.exposeFloat('adverseImpactRatio', {
      description: 'The least of all groups of 30 rows or more, against the largest group.',
    }),
  }),
})

const AlternativesType = builder.objectRef<Alternatives>('ModelAlternatives').implement({
  description:
    'What a search for less discriminatory alternatives found by one protected column. It is greedy: what it does not find may be there all the same.',
  fields: (t) => ({
    column: t.exposeString('column', { description: 'The protected column.' }),
    tolerance: t.exposeFloat('tolerance', { description: 'AUC that an alternative may lose.' }),
    own: t.expose('own', { type: AlternativeType, description: 'The model itself.' }),
    tried: t.exposeInt('tried', { description: 'Models held against it.' }),
    ended: t.exposeString('ended', {
      description:
        'Why it ended. no better: nothing left would help; steps: as many features as may be are left out; limit: as many models as may be are fitted; time: its time was over.',
    }),
    better: t.field({
      type: [AlternativeType],
      description:
        'Those that treat the groups more alike within the tolerance, none of them worse than another in both; the fairest first.',
      resolve: ({ better }) => better,
    }),
  }),
})

interface Search {
  fitted: number
  found: Alternatives[] | Lacking | null
}

const SearchType = builder.objectRef<Search>('AlternativesSearch').implement({
  description: 'How far a search for less discriminatory alternatives is; at last what it found.',
  fields: (t) => ({
    fitted: t.exposeInt('fitted', { description: 'Models fitted so far.' }),
    mostFits: t.int({
      description: 'Models that are fitted at most, for all columns together.',
      resolve: () => MOST_FITS,
    }),
    found: t.field({
      type: [AlternativesType],
      nullable: true,
      description: 'What was found, a column each; null until it is over.',
      resolve: ({ found }) => (lacks(found) ? null : (found as Alternatives[] | null)),
    }),
    lacking: t.string({
      nullable: true,
      description: 'Why this model has none; null where they are searched.',
      resolve: ({ found }) => (lacks(found) ? found.why : null),
    }),
  }),
})

interface Asked {
  model: string | number
  protected: string[]
  acceptance?: number | null | undefined
  tolerance?: number | null | undefined
  seconds?: number | null | undefined
}

/** Tells how many models are fitted, each time that changes, then what was found. Stops when its caller goes. */
async function* search(asked: Asked, context: Context): AsyncGenerator<Search> {
  const request = {
    model: String(asked.model),
    protected: asked.protected,
    acceptance: within('acceptance', asked.acceptance, 1),
    tolerance: within('tolerance', asked.tolerance, 0.5),
    seconds: within('seconds', asked.seconds, MOST_SECONDS + 1) ?? USUAL_SECONDS,
  }
  const { store, signal, log, now, actor, searching } = context
  const free = searching.take()
  const events = new EventEmitter()
  const told = on(events, 'fitted', { close: ['over'] })
  const effects = {
    store: store.within(signal),
    signal,
    log,
    now,
    actor,
    progress: ({ step, done }: { step: string; done: number }) => {
      if (step === 'alternatives') events.emit('fitted', done)
    },
  }
  const work = alternativesAlone(request, effects).finally(() => {
    free()
    events.emit('over')
  })
  // Whoever follows may have gone when it fails.
  work.catch(() => undefined)
  yield { fitted: 0, found: null }
  let fitted = 0
  for await (const [done] of told) {
    fitted = done
    yield { fitted, found: null }
  }
  yield { fitted, found: await work }
}

function within(name: string, value: number | null | undefined, below: number): number | undefined {
  if (value === null || value === undefined) return undefined
  if (value > 0 && value < below) return value
  throw new RiskError('BAD_REQUEST', `${name}: above 0 and below ${below} is expected: ${value}`)
}

builder.subscriptionField('modelAlternatives', (t) =>
  t.field({
    type: SearchType,
    description:
      'Searches for models that treat the groups of protected columns more alike at nearly the same AUC, as tally report --alternatives does: of a model of a table, trained anew without some of its features. Nothing is kept; it stops when its caller goes. One search at a time.',
    args: {
      model: t.arg.id({ required: true, description: 'Its id in the registry.' }),
      protected: t.arg.stringList({
        required: true,
        description: 'Columns of the training table whose values are the groups.',
      }),
      acceptance: t.arg.float({
        description: 'Share of rows accepted where groups are compared. Usual: 0.8.',
      }),
      tolerance: t.arg.float({ description: 'AUC that an alternative may lose. Usual: 0.01.' }),
      seconds: t.arg.int({
        description: `How long models may be fitted; what was found by then is told. Usual: ${USUAL_SECONDS}, at most ${MOST_SECONDS}.`,
      }),
    },
    complexity: { field: 1000, multiplier: 1 },
    subscribe: (_root, args, context) => search(args, context),
    resolve: (told) => told as Search,
  }),
)
