import { describe, expect, it } from 'vitest'
import { bindInputs, bindOutput, type Known, type Port } from './bind.ts'
import { parseContract } from './contract.ts'

const table = (name: string, columns: number | string, type = 'float32'): Port => ({
  name,
  type,
  shape: ['rows', columns],
})
const KNOWN: Known[] = [
  { name: 'age', type: 'number', unit: 'years' },
  { name: 'income', type: 'number', unit: 'currency' },
  { name: 'region', type: 'category', unit: 'category' },
]
const contract = (text: string) => parseContract(text, 'map.yaml')
const bind = (ports: Port[], text: string) => bindInputs(ports, contract(text), KNOWN)

describe('inputs are bound', () => {
  it('by their own names, where each takes one column and no contract is given', () => {
    const ports = [table('income', 1), { name: 'age', type: 'float64', shape: ['n'] }]
    expect(bind(ports, '')).toEqual([
      {
        feature: 'income',
        type: 'number',
        unit: 'currency',
        input: 'income',
        column: 0,
        tensor: 'float32',
        missing: null,
      },
      {
        feature: 'age',
        type: 'number',
        unit: 'years',
        input: 'age',
        column: 0,
        flat: true,
        tensor: 'float64',
        missing: null,
      },
    ])
  })

  it('in the order of the contract, where one takes several columns', () => {
    const text = 'inputs: [age, { feature: region, categories: { n: 0, s: 1 }, unseen: 9 }]'
    const bound = bind([table('x', 'features')], text)
    expect(bound.map(({ feature, column }) => [feature, column])).toEqual([
      ['age', 0],
      ['region', 1],
    ])
    expect(bound[1]).toMatchObject({ categories: { n: 0, s: 1 }, unseen: 9, missing: null })
  })

  it.each([
    ['', [table('x', 3)], 'the input x has 3 columns: say in the contract'],
    ['inputs: [age]', [table('x', 2)], 'the input x has 2 columns; 1 features fill it: age'],
    ['inputs: [age, age]', [table('x', 2)], 'age fills two columns'],
    ['inputs: [wealth]', [table('x', 1)], 'the input x: nothing is called wealth; there are age,'],
    ['inputs: [{ feature: age, input: y }]', [table('x', 1)], 'no input is called y; there are x'],
    ['inputs: [age]', [table('age', 1), table('b', 1)], 'no feature fills the input b'],
    ['inputs: [{ feature: age, unit: months }]', [table('x', 1)], 'age is in years, not in months'],
    ['inputs: [{ feature: age, type: category }]', [table('x', 1)], 'age is a number, not a'],
    ['inputs: [age]', [table('x', 1, 'string')], 'the input x takes texts; age is a number'],
    ['inputs: [region]', [table('x', 1)], 'region is a category: say which number'],
    ['inputs: [{ feature: age, unseen: 2 }]', [table('x', 1)], 'unseen is for a category'],
    ['inputs: [age]', [table('x', 1, 'int64')], 'is int64, which has no NaN'],
    ['inputs: [region]', [table('x', 1, 'string')], 'is string, which has no NaN: say what'],
    [
      'inputs: [{ feature: age, missing: 0.5 }]',
      [table('x', 1, 'int64')],
      'missing is no whole number: 0.5',
    ],
    ['inputs: [{ feature: age, missing: none }]', [table('x', 1)], '"none" cannot stand for'],
    ['inputs: [age]', [{ name: 'x', type: null, shape: [] }], 'the input x, column 0 is no tensor'],
    ['inputs: [age]', [{ name: 'x', type: 'float32', shape: [1, 2, 3] }], 'x has 3 dimensions'],
  ] as [string, Port[], string][])('or refused by name: %s', (text, ports, why) => {
    expect(() => bind(ports, text)).toThrow(why)
  })
})

describe('the output is', () => {
  const label = { name: 'label', type: 'int64', shape: ['n'] }
  it.each([
    ['', [label, table('probabilities', 2)], { name: 'probabilities', column: 1, is: 'bad' }],
    ['output: { is: good }', [table('y', 1)], { name: 'y', column: 0, columns: 1, is: 'good' }],
    ['', [table('score', 1), table('pd', 1, 'float64')], { name: 'pd', column: 0 }],
    ['output: { column: 2 }', [table('p', 3)], { column: 2, columns: 3 }],
  ] as [string, Port[], object][])('found: %s', (text, ports, found) => {
    expect(bindOutput(ports, contract(text))).toMatchObject(found)
  })

  it.each([
    ['', [label, { name: 'p', type: null, shape: [] }], 'zipmap=False'],
    ['', [table('a', 1), table('b', 1)], 'there are a (float32), b (float32)'],
    ['output: { name: c }', [table('a', 1)], 'no output is called c'],
    ['output: { name: label }', [label], 'the output label is int64; a tensor of float32'],
    ['', [table('a', 3)], 'the output a has 3 columns: say which'],
    ['output: { column: 2 }', [table('a', 2)], 'there is no 2'],
    ['output: { is: score }', [table('a', 1)], 'needs its scaling'],
  ] as [string, Port[], string][])('or refused by name: %s', (text, ports, why) => {
    expect(() => bindOutput(ports, contract(text))).toThrow(why)
  })
})

it('a contract that cannot be read is refused, naming the key', () => {
  expect(() => contract('inptus: [age]')).toThrow(/map\.yaml.*inptus/)
  expect(() => contract('output: { is: worst }')).toThrow('output.is')
  expect(() => contract('a: [')).toThrow('map.yaml')
})
