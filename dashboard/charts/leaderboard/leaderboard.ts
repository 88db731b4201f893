import { formatChange, formatExact, formatShort, type Measure } from '../../format/measure.ts'
import { interact } from '../../marks/interact.ts'
import { html } from '../../marks/svg.ts'
import type { ChartEvents, ChartOptions, Choice } from '../chart.ts'

export type LeaderRow = {
  key: string
  name: string
  /** Beside the name, lighter. */
  note?: string | undefined
  value: number | null
  /** The value of the comparison period: the notch. */
  before?: number | null | undefined
}

export type LeaderboardOptions = Omit<ChartOptions, 'width' | 'on'> &
  Choice & {
    width?: number
    measure: Measure
    /** Head of the value column: "Spend". */
    valueName: string
    /** Head of the change column: "vs Q3"; without it there is none. */
    changeName?: string | undefined
    /** Rows drawn at most; those chosen or left out are drawn anyway. All of them unless told. */
    limit?: number | undefined
    /** How many rows there are beyond those given: "11 more", with those past the limit. */
    more?: number | undefined
    on?: (ChartEvents & { more?: (() => void) | undefined }) | undefined
  }

type State = 'selected' | 'excluded' | undefined

// For those who do not see that it is struck.
const excludedWord = { en: 'excluded', zh: '已排除' }

const bar = (row: LeaderRow, greatest: number, state: State): HTMLElement => {
  const part = (value: number) => Math.max(0, Math.min(100, (value / greatest) * 100)).toFixed(1)
  const cell = html('span', { class: 'leader-name' })
  if (row.value !== null && row.value > 0) {
    cell.append(
      html('i', { class: 'leader-bar', style: `width:${part(row.value)}%`, 'data-move': row.key }),
    )
  }
  if (row.before != null && row.before > 0 && state !== 'excluded') {
    cell.append(html('i', { class: 'leader-notch', style: `left:${part(row.before)}%` }))
  }
  const note = row.note ? html('small', {}, ` ${row.note}`) : null
  cell.append(html('span', { title: row.name }, row.name, note))
  return cell
}

const empty = (options: LeaderboardOptions): HTMLElement =>
  html('p', { class: 'leader-empty' }, options.locale === 'zh' ? '没有数据行' : 'No rows')

/**
 * Rows ranked as given: a tint behind the label as long as the value, a notch where the comparison
 * stood, the value and its change. Chosen rows darken, excluded ones are struck and dashed.
 */
export function leaderboard(rows: readonly LeaderRow[], options: LeaderboardOptions): HTMLElement {
  const { measure, valueName, changeName, selected, excluded, locale = 'en', on } = options
  const chosen = new Set([...(selected ?? []), ...(excluded ?? [])])
  const shown = rows.filter((row, i) => i < (options.limit ?? rows.length) || chosen.has(row.key))
  const greatest = Math.max(
    0,
    ...shown.map(({ value, before }) => Math.max(value ?? 0, before ?? 0)),
  )
  const board = html('div', { class: `leaderboard${changeName ? '' : ' no-change'}` })
  if (!rows.length) {
    board.append(empty(options))
    return board
  }
  const head = html('div', { class: 'leader-head', 'aria-hidden': true })
  head.append(html('span'), html('span', {}, valueName))
  if (changeName) head.append(html('span', {}, changeName))

  const list = html('div', { class: 'leader-rows', 'aria-label': options.label })
  const marks = shown.map((row, i) => {
    const state: State = excluded?.includes(row.key)
      ? 'excluded'
      : selected?.includes(row.key)
        ? 'selected'
        : undefined
    const change = formatChange(row.value, row.before ?? null, measure, 0, locale)
    const node = html('div', { class: 'leader-row', 'data-state': state })
    node.append(
      bar(row, greatest || 1, state),
      html('span', {}, formatShort(row.value, measure, locale)),
    )
    if (changeName) node.append(html('span', { class: 'leader-change' }, change))
    if (state === 'excluded') {
      node.append(html('span', { class: 'visually-hidden' }, `, ${excludedWord[locale]}`))
    }
    list.append(node)
    const reading = `${row.name}: ${valueName} ${formatExact(row.value, measure, locale)}`
    return {
      key: row.key,
      name: row.name,
      reading: changeName ? `${reading}, ${change} ${changeName}` : reading,
      box: { x: 0, y: i * 26, width: 1, height: 26 },
      selected: state === 'selected',
      node,
    }
  })
  board.append(head, list)
  interact(list, marks, { on })
  const more = (options.more ?? 0) + rows.length - shown.length
  if (more > 0) {
    const text =
      locale === 'zh' ? `还有 ${more.toLocaleString('en')} 项` : `${more.toLocaleString('en')} more`
    const onMore = on?.more
    const node = onMore
      ? html('button', { class: 'leader-more', type: 'button' }, text)
      : html('span', { class: 'leader-more' }, text)
    if (onMore) node.addEventListener('click', () => onMore())
    board.append(node)
  }
  return board
}
