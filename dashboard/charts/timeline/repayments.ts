import { svg } from '../../marks/svg.ts'
import { label, textWidth } from '../../marks/text.ts'
import type { RepaymentKind } from './rows.ts'

/** In full ●, by instalment ◐, the minimum ○, late ◆, missed ✕: shape says it before colour does. */
export function repaymentGlyph(kind: RepaymentKind, x: number, y: number, r: number): SVGGElement {
  const group = svg('g', {
    class: `repaid ${kind}`,
    transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})`,
  })
  if (kind === 'late') {
    const d = r + 1.5
    group.append(svg('path', { d: `M0 ${-d}L${d} 0 0 ${d} ${-d} 0z` }))
  } else if (kind === 'missed') {
    group.append(
      svg('path', { d: `M${-r} ${-r}L${r} ${r}M${r} ${-r}L${-r} ${r}`, class: 'crossed' }),
    )
  } else {
    group.append(svg('circle', { r, class: kind === 'full' ? 'filled' : 'open' }))
    if (kind === 'instalment')
      group.append(svg('path', { d: `M0 ${-r}a${r} ${r} 0 0 0 0 ${2 * r}z` }))
  }
  return group
}

const names: Record<'en' | 'zh', Record<RepaymentKind, string>> = {
  en: {
    full: 'in full',
    instalment: 'by instalment',
    minimum: 'minimum',
    late: 'late',
    missed: 'missed',
  },
  zh: { full: '全额', instalment: '分期', minimum: '最低额', late: '逾期', missed: '未还' },
}

export const repaymentName = (kind: RepaymentKind, locale: 'en' | 'zh'): string =>
  names[locale][kind]

/** The glyphs that occur, each with its name; nothing where none does. */
export function repaymentLegend(
  kinds: readonly RepaymentKind[],
  x: number,
  y: number,
  locale: 'en' | 'zh',
  gap: number,
): SVGElement[] {
  let at = x
  return (Object.keys(names.en) as RepaymentKind[])
    .filter((kind) => kinds.includes(kind))
    .flatMap((kind) => {
      const drawn = [
        repaymentGlyph(kind, at + 5, y, 4.5),
        label(at + 14, y + 4, names[locale][kind]),
      ]
      at += 14 + textWidth(names[locale][kind]) + gap
      return drawn
    })
}
