import { type Example, forty } from '../example.ts'
import { type LeaderboardOptions, type LeaderRow, leaderboard } from './leaderboard.ts'

const place: LeaderRow[] = [
  ['shanghai', 'Shanghai', 38.2e6, 0.19],
  ['guangdong', 'Guangdong', 35.3e6, 0.26],
  ['jiangsu', 'Jiangsu', 23.3e6, 0.24],
  ['zhejiang', 'Zhejiang', 21.5e6, 0.29],
  ['sichuan', 'Sichuan', 14.1e6, 0.38],
  ['hubei', 'Hubei', 11.6e6, 0.33],
  ['shandong', 'Shandong', 10.5e6, 0.2],
  ['hunan', 'Hunan', 9.1e6, -0.14],
  ['beijing', 'Beijing', 27.1e6, 0.14],
].map(([key, name, value, change]) => ({
  key: String(key),
  name: String(name),
  value: Number(value),
  before: Number(value) / (1 + Number(change)),
}))

const base = {
  label: 'Place',
  measure: { kind: 'money', currency: 'CNY' },
  valueName: 'Spend',
  changeName: 'vs Q3',
} as const

const draw =
  (rows: readonly LeaderRow[], extra: Partial<LeaderboardOptions> = {}): Example['draw'] =>
  (_width, choice = {}) =>
    leaderboard(rows, { ...base, ...extra, ...choice, on: choice })

export const examples: Example[] = [
  {
    name: 'Place',
    note: '31 provinces',
    span: 3,
    draw: (width, choice = {}) =>
      draw(place, { limit: 7, more: 22 })(width, { excluded: ['beijing'], ...choice }),
  },
  {
    name: 'One chosen',
    span: 3,
    draw: (width, choice = {}) =>
      draw(place.slice(0, 5), { limit: 7 })(width, { selected: ['shanghai'], ...choice }),
  },
  {
    name: 'NULL, negative, nothing before, forty letters',
    span: 3,
    draw: draw([
      { key: 'a', name: forty, note: 'QR', value: 5e6, before: 4e6 },
      { key: 'b', name: '和鑫超市连锁有限公司上海市浦东新区分公司', value: 3e6, before: 0 },
      { key: 'c', name: 'Not known', value: null, before: 1e6 },
      { key: 'd', name: 'Refunds', value: -688_000, before: -500_000 },
      { key: 'e', name: 'Nothing', value: 0, before: 2e6 },
    ]),
  },
  {
    name: '10^12',
    span: 3,
    draw: draw([{ key: 'a', name: 'All', value: 1e12, before: 9e11 }], {
      measure: { kind: 'money', currency: 'TWD' },
    }),
  },
  {
    name: 'Without comparison, in Chinese',
    span: 3,
    draw: (_width, on) =>
      leaderboard(
        place.map((row) => ({ ...row, before: null })),
        {
          label: '地区',
          measure: base.measure,
          valueName: '消费',
          locale: 'zh',
          limit: 4,
          on: { ...on, more: () => {} },
        },
      ),
  },
  { name: 'Empty', span: 3, draw: draw([]) },
]
