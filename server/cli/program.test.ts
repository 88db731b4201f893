import { CommanderError } from 'commander'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { STORE_VERBS } from '../commands/store_verbs.ts'
import { hostVerb } from '../commands/verb.ts'
import { program, type Typed } from './program.ts'

const shape = { summary: '', args: z.unknown(), run: () => Promise.resolve(0) }
const verbs = [
  hostVerb({
    ...shape,
    name: 'load',
    declare: (command) => command.argument('<paths...>').option('--max-rejects <n>'),
    read: ([paths], { maxRejects }) => ({ paths, maxRejects }),
  }),
  hostVerb({ ...shape, name: 'listen', serves: true, declare: () => 0, read: () => ({}) }),
]

function type(...words: string[]): Typed | undefined {
  let typed: Typed | undefined
  const root = program(verbs, '1.2.3', (asked) => {
    typed = asked
  })
  for (const command of [root, ...root.commands]) {
    command.exitOverride().configureOutput({ writeErr: () => undefined })
  }
  root.parse(words, { from: 'user' })
  return typed
}

it('a verb is read with its arguments, its options and the settings that were given', () => {
  const typed = type('load', 'a', 'b', '--max-rejects', '3', '--memory-limit', '2GB', '--json')
  expect(typed).toMatchObject({
    verb: { name: 'load' },
    args: { paths: ['a', 'b'], maxRejects: '3' },
    flags: { memory_limit: '2GB' },
    json: true,
  })
})

it.each([
  [['load'], 'missing required argument'],
  [['load', 'a', '--nonsense'], "unknown option '--nonsense'"],
  [['load', 'a', '--port', '1'], "unknown option '--port'"],
  [['nonsense'], "unknown command 'nonsense'"],
])('%o is refused', (words, said) => {
  expect(() => type(...words)).toThrow(CommanderError)
  expect(() => type(...words)).toThrow(said)
})

it('what serves takes a port and a host', () => {
  expect(type('listen', '--port', '0', '--host', '::1')?.flags).toEqual({ port: '0', host: '::1' })
})

it.each([...STORE_VERBS])('%s is read from its own file under its own name', async (name, load) => {
  expect((await load()).name).toBe(name)
})
