// The layers of the design, from top to bottom. A folder may import its own layer and those below it.
const LAYERS = [
  // What is read and run by people and callers.
  '^server/(main\\.ts|config\\.ts|cli/|commands/|control/|doctor/|graphql/)|/graphql\\.ts$|\\.graphql\\.ts$|^server/(open_store|relations)\\.ts$',
  // Work with effects over the whole store.
  '^server/(ingest|scoring|portfolio|monitoring|runs|simulate)/|^server/models/train(ing_|\\.)|^server/quota/(replay|rederive)|(/|\\.)run\\.ts$',
  // What is computed of one subject.
  '^server/(quota|models|features|payments)/',
  // What everything is about.
  '^server/(ledger|stats|access)/',
  '^server/(db/|effects\\.ts|paths\\.ts|start_thread\\.ts)',
]

const TABLES = '/tables\\.ts$'
const TESTS = '\\.test\\.tsx?$|\\.test_support\\.ts$|/testing/'

/** One rule a layer: nothing of it imports a layer above. Tables lie at the bottom, wherever they are. */
const layers = LAYERS.slice(1).map((layer, i) => {
  const above = LAYERS.slice(0, i + 1)
  return {
    name: `layer-${i + 2}-imports-no-layer-above`,
    severity: 'error',
    from: { path: layer, pathNot: [TESTS, ...above] },
    to: { path: above, pathNot: [TABLES, TESTS] },
  }
})

module.exports = {
  forbidden: [
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...layers,
    {
      name: 'tables-import-only-the-store-and-codes',
      severity: 'error',
      from: { path: TABLES },
      to: { path: '^server/', pathNot: ['^server/db/', TABLES, '^server/ledger/codes\\.ts$'] },
    },
    {
      name: 'stats-import-nothing-of-ours',
      severity: 'error',
      from: { path: '^server/stats/', pathNot: TESTS },
      to: { path: '^server/', pathNot: '^server/(stats/|db/errors\\.ts$)' },
    },
    {
      name: 'models-and-policies-know-no-store',
      severity: 'error',
      from: {
        path: '^server/(models/[^/]+|quota)/',
        pathNot: [
          TESTS,
          TABLES,
          '(/|\\.)(run|graphql)\\.ts$',
          '/(policy_store|keep_decisions|replay|rederive)[.\\w]*\\.ts$',
        ],
      },
      // Quoting a name and refusing a request are no effects.
      to: { path: '^server/db/', pathNot: '^server/db/(identifier|errors)\\.ts$' },
    },
    {
      name: 'dashboard-imports-only-its-own',
      severity: 'error',
      from: { path: '^dashboard/', pathNot: '\\.test\\.tsx?$|/e2e/|vite\\.config' },
      to: { path: '^(server|bench)/' },
    },
    {
      name: 'server-imports-no-dashboard',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(dashboard|bench)/' },
    },
    {
      name: 'no-test-code-in-the-product',
      severity: 'error',
      from: { path: '^(server|dashboard)/', pathNot: [TESTS, '/e2e/'] },
      to: { path: TESTS },
    },
    {
      name: 'product-needs-no-development-package',
      severity: 'error',
      from: { path: '^server/', pathNot: TESTS },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        // An optional peer is asked for where it is absent.
        dependencyTypesNot: ['type-only', 'npm-peer'],
      },
    },
    { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
}
