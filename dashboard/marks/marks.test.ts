// @vitest-environment happy-dom
import { scaleLinear, scaleUtc } from 'd3-scale'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { roundTicks } from './axis.ts'
import { keepHeaviest, spread } from './collision.ts'
import { changeStep, channelColour, rampStep, seriesColour } from './colour.ts'
import { fitted } from './fitted.ts'
import { interact, type Mark, neighbour } from './interact.ts'
import { html, rect, svg } from './svg.ts'
import { ellipsis, textWidth } from './text.ts'
import { timeTicks } from './time_axis.ts'
import { tooltip } from './tooltip.ts'

describe('spread', () => {
  it('leaves labels that do not touch where they wish to be', () => {
    expect(spread([10, 50, 90], 15, 0, 100)).toEqual([10, 50, 90])
  })

  it('keeps order, the gap and the bounds, wherever there is room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 300 }), { minLength: 2, maxLength: 8 }),
        (wishes) => {
          const placed = spread(wishes, 20, 0, 300)
          const order = wishes.map((_, i) => i).sort((a, b) => wishes[a]! - wishes[b]!)
          for (let i = 1; i < order.length; i++) {
            expect(placed[order[i]!]! - placed[order[i - 1]!]!).toBeGreaterThanOrEqual(20 - 1e-9)
          }
          expect(Math.min(...placed)).toBeGreaterThanOrEqual(0)
          expect(Math.max(...placed)).toBeLessThanOrEqual(300)
        },
      ),
    )
  })

  it('shares out what room there is when there is too little', () => {
    expect(spread([5, 5, 5], 30, 0, 20)).toEqual([0, 10, 20])
  })
})

it('of spans that touch, the heavier stays; of equals, the earlier', () => {
  const kept = keepHeaviest([
    { from: 0, to: 10, weight: 1, name: 'a' },
    { from: 5, to: 15, weight: 2, name: 'b' },
    { from: 16, to: 30, weight: 2, name: 'c' },
    { from: 40, to: 50, weight: 0, name: 'd' },
  ])
  expect(kept.map(({ name }) => name)).toEqual(['b', 'd'])
})

describe('text', () => {
  it('a CJK character is as wide as it is high', () => {
    expect(textWidth('鑫', 12)).toBe(12)
  })

  it('what fits is left alone; what does not ends in an ellipsis and fits', () => {
    expect(ellipsis('Grocery', 200)).toBe('Grocery')
    const cut = ellipsis('A merchant with a name of forty letters.', 100)
    expect(cut).toMatch(/…$/)
    expect(textWidth(cut)).toBeLessThanOrEqual(100)
  })

  it('a number is exact where it fits and short where it does not', () => {
    const say = (room: number) => fitted(1_234_567, { kind: 'count' }, 'en', room)
    expect([say(100), say(30)]).toEqual(['1,234,567', '1.23M'])
  })
})

describe('ticks', () => {
  it('are three to five round lines, whatever the greatest value', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-3, max: 1e13, noNaN: true }), (high) => {
        const lines = roundTicks(scaleLinear([0, high], [100, 0])).filter((tick) => tick !== 0)
        expect(lines.length).toBeGreaterThanOrEqual(3)
        expect(lines.length).toBeLessThanOrEqual(5)
      }),
    )
  })

  it('of a quarter name its months and their middles', () => {
    const scale = scaleUtc([new Date('2017-10-01'), new Date('2017-12-31')], [0, 800])
    const said = timeTicks(scale).map(({ text }) => text)
    expect(said).toEqual(['Oct 2017', '15', 'Nov', '15', 'Dec', '15'])
  })

  it('of two years name quarters, each year once', () => {
    const scale = scaleUtc([new Date('2016-01-01'), new Date('2017-12-31')], [0, 500])
    const said = timeTicks(scale).map(({ text }) => text)
    expect(said).toEqual(['Jan 2016', 'Apr', 'Jul', 'Oct', 'Jan 2017', 'Apr', 'Jul', 'Oct'])
  })

  it('of a window that begins in mid-month still say which month it is', () => {
    const scale = scaleUtc([new Date('2017-10-10'), new Date('2017-10-20')], [0, 800])
    expect(timeTicks(scale)[0]?.text).toBe('10 Oct 2017')
  })

  it('of one day say that day', () => {
    const scale = scaleUtc([new Date('2017-11-11'), new Date('2017-11-11')], [5, 5])
    expect(timeTicks(scale).map(({ text }) => text)).toEqual(['11 Nov 2017'])
  })
})

describe('colour', () => {
  it('channels keep theirs and what is past eight is grey', () => {
    expect([channelColour('Online'), channelColour('scan'), channelColour('flash')]).toEqual([
      'c1',
      'c2',
      'c3',
    ])
    expect([seriesColour(7), seriesColour(8), channelColour('pigeon')]).toEqual([
      'c8',
      'before',
      'before',
    ])
  })

  it('changes step away from the middle by their size, to both sides alike', () => {
    expect([-0.36, -0.1, -0.03, 0.01, 0.03, 0.1, 0.36].map(changeStep)).toEqual([
      1, 2, 3, 4, 5, 6, 7,
    ])
    expect(changeStep(null)).toBe(4)
  })

  it('a ramp runs from nothing to the greatest', () => {
    expect([rampStep(0, 9), rampStep(9, 9), rampStep(5, 0)]).toEqual([1, 7, 1])
  })
})

describe('tooltip', () => {
  const tip = {
    title: 'Tue 28 Nov 2017',
    rows: [{ name: 'Scan', value: '¥1.13M', change: '+17%' }],
  }
  const bounds = { x: 0, y: 0, width: 600, height: 200 }
  const at = (x: number, y = 10) => {
    const box = tooltip(tip, { x, y, width: 10, height: 10 }, bounds).querySelector('.tip-box')
    const read = (name: string) => Number(box?.getAttribute(name))
    return { left: read('x'), right: read('x') + read('width'), bottom: read('y') + read('height') }
  }

  it('stands right of its mark, or left of it where the right has no room', () => {
    expect(at(100).left).toBe(120)
    expect(at(580).right).toBe(570)
  })

  it('never leaves its bounds', () => {
    expect(at(300, 195).bottom).toBeLessThanOrEqual(200)
  })
})

const grid = (columns: number, rows: number): Mark[] =>
  Array.from({ length: columns * rows }, (_, i) => {
    const [x, y] = [(i % columns) * 20, Math.floor(i / columns) * 20]
    const name = `${i % columns},${Math.floor(i / columns)}`
    return { key: name, name, reading: `read ${name}`, box: { x, y, width: 18, height: 18 } }
  })

describe('interact', () => {
  const setUp = (marks = grid(3, 2)) => {
    const on = { include: vi.fn(), exclude: vi.fn(), clear: vi.fn(), table: vi.fn(), read: vi.fn() }
    const chart = svg('svg', { 'aria-label': 'Payments' })
    interact(chart, marks, { on })
    document.body.replaceChildren(chart)
    const press = (...keys: string[]) => {
      for (const key of keys) {
        const shiftKey = key.startsWith('+')
        chart.dispatchEvent(
          new KeyboardEvent('keydown', { key: key.replace('+', ''), shiftKey, cancelable: true }),
        )
      }
    }
    return { chart, on, press }
  }

  it('makes one tab stop: a named listbox with an option a mark', () => {
    const { chart } = setUp()
    expect([chart.getAttribute('role'), chart.getAttribute('tabindex')]).toEqual(['listbox', '0'])
    expect(chart.querySelectorAll('[role=option]')).toHaveLength(6)
    expect(chart.querySelectorAll('[tabindex]')).toHaveLength(0)
  })

  it('arrows move, and the option under focus is the active descendant', () => {
    const { chart, on, press } = setUp()
    press('ArrowRight', 'ArrowRight', 'ArrowDown')
    expect(on.read.mock.calls.flat()).toEqual(['read 0,0', 'read 1,0', 'read 1,1'])
    const active = chart.querySelector(`#${chart.getAttribute('aria-activedescendant')}`)
    expect(active?.getAttribute('aria-label')).toBe('1,1')
    expect(chart.querySelectorAll('.ring')).toHaveLength(1)
  })

  it('Enter includes, Shift Enter excludes, T asks for the table, Escape clears', () => {
    const { on, press } = setUp()
    press('End', 'Enter', '+Enter', 't', 'Escape')
    expect(on.include).toHaveBeenCalledWith('2,1')
    expect(on.exclude).toHaveBeenCalledWith('2,1')
    expect(on.table).toHaveBeenCalledTimes(1)
    expect(on.clear).toHaveBeenCalledTimes(1)
  })

  it('leaves keys it has no use for to the page', () => {
    const { chart } = setUp()
    const event = new KeyboardEvent('keydown', { key: '/', cancelable: true })
    chart.dispatchEvent(event)
    expect(event.defaultPrevented).toBe(false)
  })

  it('a redraw gets its focus back by key', () => {
    const { chart } = setUp()
    chart.dispatchEvent(new CustomEvent('chart:focus', { detail: '2,0' }))
    expect(chart.dataset.mark).toBe('2,0')
  })

  it('pointer and keyboard send the same words, also as an event that bubbles', () => {
    const { chart, on } = setUp()
    const heard: string[] = []
    document.body.addEventListener(
      'chart:read',
      (event) => heard.push((event as CustomEvent<string>).detail),
      { once: true },
    )
    chart.querySelectorAll('[role=option]')[4]?.dispatchEvent(new Event('pointerenter'))
    expect([heard, on.read.mock.calls.flat()]).toEqual([['read 1,1'], ['read 1,1']])
  })

  it('elements of the page can be options too', () => {
    const node = html('div')
    const list = html('div', { 'aria-label': 'Place' }, node)
    interact(list, [{ ...grid(1, 1)[0]!, node, selected: true }], {})
    expect([node.getAttribute('role'), node.getAttribute('aria-selected')]).toEqual([
      'option',
      'true',
    ])
  })

  it('no marks, no tab stop', () => {
    const chart = svg('svg')
    interact(chart, [], {})
    expect(chart.hasAttribute('tabindex')).toBe(false)
  })
})

describe('neighbour', () => {
  it('goes straight ahead and stops at the edge', () => {
    const marks = grid(3, 3)
    expect([
      neighbour(marks, 4, 1, 0),
      neighbour(marks, 4, 0, -1),
      neighbour(marks, 8, 1, 0),
    ]).toEqual([5, 1, 8])
  })

  it('in a single column any arrow moves along it', () => {
    const marks = grid(1, 3)
    expect([
      neighbour(marks, 0, 1, 0),
      neighbour(marks, 1, -1, 0),
      neighbour(marks, 2, 0, 1),
    ]).toEqual([1, 0, 2])
  })
})

it('attributes are rounded, and null, undefined and false are left out', () => {
  const node = rect(1.23456, 0, -5, 3, { class: undefined, rx: null, 'data-on': false })
  expect(node.outerHTML).toMatch(/^<rect x="1.2" y="0" width="0" height="3"><\/rect>$/)
})
