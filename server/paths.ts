import { fileURLToPath } from 'node:url'

// The sources keep their tree beside server/, and so does dist/: one relative path serves both.
const beside = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url))
const compiled = import.meta.url.endsWith('.js')

/** Folder of the generated migrations. */
export const MIGRATIONS = beside('migrations')
/** Folder of the reference data (category groups, policies, holidays). */
export const REFERENCE = beside('data/reference')
/** Folder of the built dashboard; absent until it was built. */
export const DASHBOARD = compiled ? beside('dashboard') : beside('dist/dashboard')
/** The package's own description. */
export const PACKAGE = compiled ? beside('../package.json') : beside('package.json')
/** Styles of the validation report: the dashboard's tokens, then its own. */
export const REPORT_STYLES = [
  'dashboard/tokens.css',
  'server/models/validation_report/report.css',
].map(beside)
