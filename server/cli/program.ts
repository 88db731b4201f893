import { Command } from 'commander'
import type { Verb } from '../commands/verb.ts'

/** What was typed: a verb, its arguments not yet checked, and the options every verb has. */
export interface Typed {
  verb: Verb
  args: unknown
  /** Settings by their names in `tally.yaml`; only those that were given. */
  flags: Record<string, unknown>
  json: boolean
}

const SETTINGS: readonly [flags: string, key: string, description: string][] = [
  ['--store <dir>', 'store', 'folder of the store (TALLY_STORE; data/store)'],
  ['--config <file>', 'config', 'configuration file (TALLY_CONFIG; tally.yaml where there is one)'],
  ['--memory-limit <size>', 'memory_limit', 'memory the engine may use, such as 2GB'],
  ['--threads <n>', 'threads', 'threads of the engine'],
  ['--log-level <level>', 'log_level', 'fatal, error, warn, info, debug, trace or silent'],
]

const SERVING: typeof SETTINGS = [
  ['--port <n>', 'port', 'port to serve on, 0 for any free one (TALLY_PORT; 4000)'],
  ['--host <address>', 'host', 'address to serve on (TALLY_HOST; 127.0.0.1)'],
]

const camel = (key: string) => key.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())

const settingsOf = (verb: Verb) => (verb.serves ? [...SETTINGS, ...SERVING] : SETTINGS)

function addCommonOptions(command: Command, verb: Verb): void {
  for (const [flags, , description] of settingsOf(verb)) command.option(flags, description)
  command.option('--json', 'one JSON document on standard output, all else on standard error')
}

/** The command line of these verbs. `typed` hears what was asked for; nothing runs here. */
export function program(
  verbs: readonly Verb[],
  version: string,
  typed: (asked: Typed) => void,
): Command {
  const root = new Command('tally')
    .description("Turns a lender's history into explained credit scores and quota decisions.")
    .version(version)
    .showHelpAfterError('(tally --help tells more)')
  for (const verb of verbs) {
    const command = root.command(verb.name).description(verb.summary)
    verb.declare(command)
    addCommonOptions(command, verb)
    command.action(() => {
      const options = command.opts()
      const flags = Object.fromEntries(
        settingsOf(verb).flatMap(([, key]) => {
          const value = options[camel(key)]
          return value === undefined ? [] : [[key, value]]
        }),
      )
      typed({
        verb,
        args: verb.read(command.processedArgs, options),
        flags,
        json: options.json === true,
      })
    })
  }
  return root
}
