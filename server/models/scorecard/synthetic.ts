import { random } from '../../stats/random.ts'
import { categoryColumn, numberColumn, type Table } from './table.ts'

/**
 * A small made-up population for tests: risk rises with `late` (whole months) and `use` (0 to 1.5,
 * often missing), falls with `income`, and differs by `home`; `noise` columns say nothing.
 */
export function syntheticTable(rows: number, seed: number, noise = 3): Table {
  const next = random(seed)
  const column = (draw: () => number) => Float64Array.from({ length: rows }, draw)
  const late = column(() => Math.floor(next() ** 3 * 6))
  const use = column(() => (next() < 0.1 ? Number.NaN : next() * 1.5))
  const income = column(() => Math.round(2000 + 8000 * next() ** 2))
  const homes = ['own', 'rent', 'free', 'parents']
  const home = Array.from({ length: rows }, () =>
    next() < 0.03 ? null : homes[Math.floor(next() * 4)]!,
  )
  const bad = new Uint8Array(rows)
  for (let row = 0; row < rows; row++) {
    const logit =
      -2.4 +
      0.8 * late[row]! +
      (Number.isNaN(use[row]!) ? 0.5 : 1.2 * use[row]!) -
      0.0002 * income[row]! +
      (home[row] === 'rent' ? 0.5 : 0)
    bad[row] = next() < 1 / (1 + Math.exp(-logit)) ? 1 : 0
  }
  const number = (name: string, values: Float64Array) =>
    numberColumn({ name, label: name, unit: null }, values)
  return {
    bad,
    columns: [
      number('late', late),
      number('use', use),
      number('income', income),
      categoryColumn({ name: 'home', label: 'home', unit: null }, home),
      ...Array.from({ length: noise }, (_, i) => number(`noise_${i}`, column(next))),
    ],
  }
}
