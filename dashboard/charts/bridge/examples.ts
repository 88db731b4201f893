import { type Example, forty } from '../example.ts'
import { type BridgeOptions, type BridgeRow, bridge } from './bridge.ts'

const rows: BridgeRow[] = [
  { key: 'opening', name: 'Owed on 30 Nov', kind: 'level', value: 52.1e6, before: 50.2e6 },
  { key: 'purchases', name: 'Purchases', kind: 'flow', value: 18.4e6, before: 16.9e6 },
  { key: 'interest', name: 'Interest', kind: 'flow', value: 0.61e6, before: 0.59e6 },
  { key: 'repayments', name: 'Repayments', kind: 'flow', value: -15.9e6, before: -15.3e6 },
  { key: 'chargeOffs', name: 'Charged off', kind: 'flow', value: -0.34e6, news: 'bad' },
  { key: 'closing', name: 'Owed on 31 Dec', kind: 'level', value: 54.87e6, before: 52.1e6 },
]

const draw =
  (given: readonly BridgeRow[], extra: Partial<BridgeOptions> = {}): Example['draw'] =>
  (width, choice = {}) =>
    bridge(given, {
      label: 'Balance roll-forward',
      width,
      measure: { kind: 'money', currency: 'CNY' },
      valueName: 'CNY',
      beforeName: 'A month before',
      ...extra,
      on: choice,
    })

export const examples: Example[] = [
  { name: 'Roll-forward', note: 'opening and flows come to closing', span: 6, draw: draw(rows) },
  {
    name: 'Below zero, 10^12, forty letters',
    span: 6,
    draw: draw([
      { key: 'a', name: `${forty} And as many again.`, kind: 'flow', value: 1e12, news: 'good' },
      { key: 'b', name: 'Loss', kind: 'flow', value: -1.4e12, news: 'bad' },
      { key: 'c', name: 'What is left', kind: 'level', value: -0.4e12 },
    ]),
  },
  {
    name: 'Nothing moved',
    span: 6,
    draw: draw([{ key: 'a', name: 'Owed', kind: 'level', value: 0, before: null }]),
  },
  { name: 'Empty', span: 6, draw: draw([]) },
]
