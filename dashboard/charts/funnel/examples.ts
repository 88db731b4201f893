import { type Example, forty } from '../example.ts'
import { type FunnelStep, funnel } from './funnel.ts'

const steps: FunnelStep[] = [
  { key: 'attempted', name: 'Tried to open class II', count: 6820, before: 1 },
  { key: 'passed', name: 'Passed', count: 6540, before: 0.95 },
  { key: 'account', name: 'Account opened', count: 6540, before: 0.95 },
  { key: 'binding', name: 'Card or token bound', count: 4210, before: 0.58, note: '3 days' },
  { key: 'flash_payment', name: 'First flash payment', count: 1120, before: 0.18, note: '21 days' },
  { key: 'line_use', name: 'First use of the line', count: 610, before: 0.08, note: '34 days' },
]

const draw =
  (given: readonly FunnelStep[]): Example['draw'] =>
  (width, choice = {}) =>
    funnel(given, {
      label: 'Activation',
      width,
      countName: 'Customers',
      rateName: 'Of the step before',
      on: choice,
    })

export const examples: Example[] = [
  { name: 'Activation', note: 'stroke: as of a month before', span: 6, draw: draw(steps) },
  {
    name: 'Nobody came, forty letters, 10^12',
    span: 6,
    draw: draw([
      { key: 'a', name: `${forty} And more.`, count: 1e12 },
      { key: 'b', name: 'Nobody', count: 0 },
    ]),
  },
  { name: 'Nothing began', span: 6, draw: draw([{ key: 'a', name: 'Tried', count: 0 }]) },
  { name: 'Empty', span: 6, draw: draw([]) },
]
