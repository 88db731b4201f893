import { readFileSync } from 'node:fs'
import { isEnumType, isInputObjectType, isInterfaceType, isObjectType } from 'graphql'
import { expect, it } from 'vitest'
import { printedSchema, schema } from './schema.ts'

it('the committed text is the schema: after a change, run `npm run schema`', () => {
  expect(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8')).toBe(printedSchema)
})

it('every type, field, argument and enum group says what it is', () => {
  const silent: string[] = []
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue
    const builtIn = ['String', 'Int', 'Float', 'Boolean', 'ID'].includes(type.name)
    if (!builtIn && !type.description) silent.push(type.name)
    if (
      isEnumType(type) ||
      !(isObjectType(type) || isInterfaceType(type) || isInputObjectType(type))
    )
      continue
    for (const field of Object.values(type.getFields())) {
      if (!field.description) silent.push(`${type.name}.${field.name}`)
      if (!('args' in field)) continue
      for (const arg of field.args)
        if (!arg.description) silent.push(`${type.name}.${field.name}(${arg.name})`)
    }
  }
  expect(silent).toEqual([])
})

it('no amount of money is a float', () => {
  const floats = Object.values(schema.getTypeMap()).flatMap((type) =>
    isObjectType(type)
      ? Object.values(type.getFields())
          .filter((field) => String(field.type).startsWith('Float'))
          .filter((field) => /currency/.test(field.description ?? ''))
          .map((field) => `${type.name}.${field.name}`)
      : [],
  )
  expect(floats).toEqual([])
})
