import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
type Theme = 'light' | 'dark'
type Colours = Record<string, string>

const pairs = [...css.matchAll(/--([\w-]+): light-dark\((#\w{6}), (#\w{6})\);/g)]
const tokens: Record<Theme, Colours> = {
  light: Object.fromEntries(pairs.map(([, name, light]) => [name, light])),
  dark: Object.fromEntries(pairs.map(([, name, , dark]) => [name, dark])),
}
const colour = (theme: Theme, name: string): string => {
  const found = tokens[theme][name]
  if (!found) throw new Error(`no token --${name}`)
  return found
}

// The figures wanted are rounded to a tenth.
const rounding = 0.06

type Triple = [number, number, number]

const linear = (hex: string): Triple =>
  [1, 3, 5].map((at) => {
    const channel = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  }) as Triple

const luminance = (hex: string): number => {
  const [r, g, b] = linear(hex)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

// WCAG 2.2, relative luminance and contrast ratio.
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (high + 0.05) / (low + 0.05)
}

const times = (matrix: readonly Triple[], [x, y, z]: Triple): Triple =>
  matrix.map(([a, b, c]) => a * x + b * y + c * z) as Triple

// Ottosson, A perceptual color space for image processing (2020).
const oklab = (rgb: Triple): Triple => {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    rgb,
  )
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones.map(Math.cbrt) as Triple,
  )
}

// Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB.
const sight: Record<string, readonly Triple[]> = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

const seen = (hex: string, eyes: string): Triple =>
  oklab(times(sight[eyes]!, linear(hex)).map((v) => Math.min(1, Math.max(0, v))) as Triple)

/** OKLab distance times a hundred. */
const distance = (a: string, b: string, eyes = 'normal'): number => {
  const [one, other] = [seen(a, eyes), seen(b, eyes)]
  return 100 * Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2])
}

const series = ['c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8']
const leastDistance = (theme: Theme, eyes: string): number =>
  Math.min(
    ...series.flatMap((a, i) =>
      series.slice(i + 1).map((b) => distance(colour(theme, a), colour(theme, b), eyes)),
    ),
  )

describe.each(['light', 'dark'] as const)('%s', (theme) => {
  const on = (name: string, ground: string) => contrast(colour(theme, name), colour(theme, ground))
  const wanted = {
    light: {
      ink: 16.2,
      'ink-2': 7.4,
      'ink-3': 5.5,
      accent: 7.7,
      good: 5.3,
      bad: 5.4,
      control: 3.5,
    },
    dark: { ink: 14.9, 'ink-2': 8.6, 'ink-3': 5.9, accent: 7.9, good: 8.5, bad: 7.6, control: 3.7 },
  }[theme]

  it.each(Object.entries(wanted))('%s on the surface has contrast %d', (name, ratio) => {
    expect(on(name, 'surface')).toBeGreaterThanOrEqual(ratio - rounding)
  })

  it('the faintest text can be read on the page, in chips and in tables too', () => {
    expect(on('ink-3', 'bg')).toBeGreaterThanOrEqual((theme === 'light' ? 5 : 6.3) - rounding)
    for (const ground of ['sunken', 'accent-soft', 'pop']) {
      expect(on('ink-3', ground)).toBeGreaterThanOrEqual(4.5)
    }
    expect(on('warn', 'surface')).toBeGreaterThanOrEqual(4.5)
    expect(on('accent-ink', 'accent')).toBeGreaterThanOrEqual(4.5)
    expect(on('accent', 'accent-soft')).toBeGreaterThanOrEqual(4.5)
    expect(on('bad', 'accent-soft')).toBeGreaterThanOrEqual(4.5)
  })

  it('every series can be told from the surface', () => {
    for (const name of series) {
      expect(on(name, 'surface'), name).toBeGreaterThanOrEqual(theme === 'light' ? 2.95 : 3.05)
    }
  })

  it('text on every step of a ramp, and on the tints labels stand on, has contrast 4.8', () => {
    for (const ramp of ['seq', 'div']) {
      for (let step = 1; step <= 7; step++) {
        const ratio = on(`on-${ramp}-${step}`, `${ramp}-${step}`)
        expect(ratio, `${ramp}-${step}`).toBeGreaterThanOrEqual(4.8)
      }
    }
    for (const tint of ['bar', 'bar-2']) expect(on('ink', tint), tint).toBeGreaterThanOrEqual(4.8)
    for (const tone of ['good', 'bad']) expect(on(`on-${tone}`, tone)).toBeGreaterThanOrEqual(4.5)
  })

  it.each(Object.keys(sight))('any two series keep their distance to %s sight', (eyes) => {
    const stated: Record<Theme, Record<string, number>> = {
      light: { normal: 14.9, protan: 11.2, deutan: 11.2, tritan: 11.3 },
      dark: { normal: 16.1, protan: 12.1, deutan: 12.1, tritan: 12.1 },
    }
    expect(leastDistance(theme, eyes)).toBeGreaterThanOrEqual(stated[theme][eyes]! - rounding)
  })

  it.each(Object.keys(sight))('good and bad keep their distance to %s sight', (eyes) => {
    expect(distance(colour(theme, 'good'), colour(theme, 'bad'), eyes)).toBeGreaterThanOrEqual(16.7)
  })

  it('a ramp goes one way in lightness', () => {
    const steps = [1, 2, 3, 4, 5, 6, 7].map(
      (step) => seen(colour(theme, `seq-${step}`), 'normal')[0],
    )
    const sorted = [...steps].sort((a, b) => (theme === 'light' ? b - a : a - b))
    expect(steps).toEqual(sorted)
  })
})

it('every colour is given for light and for dark', () => {
  const named = [...css.matchAll(/^ {2}--([\w-]+):.*#/gm)].map(([, name]) => name)
  expect(named.filter((name) => name !== 'shadow')).toEqual(pairs.map(([, name]) => name))
})

it('every token used in a style or a drawing exists', () => {
  const files = ['layout.css', 'charts/charts.css']
  const known = new Set([...css.matchAll(/--([\w-]+):/g)].map(([, name]) => name))
  const given = new Set(['kpis', 'dot'])
  for (const file of files) {
    const text = readFileSync(new URL(file, import.meta.url), 'utf8')
    for (const [, name] of text.matchAll(/var\(--([\w-]+)/g)) {
      expect(known.has(name) || given.has(name!), `${file}: --${name}`).toBe(true)
    }
  }
})
