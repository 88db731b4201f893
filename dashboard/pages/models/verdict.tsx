import { say } from '../../state/say.ts'
import { verdicts } from './words.ts'

export const verdictText = (verdict: string): string => {
  const words = verdicts[verdict as keyof typeof verdicts]
  return words ? say(words) : verdict
}

/** A verdict by mark and word; what asks for attention is in colour too. */
export function Verdict({ of }: { of: string }) {
  const calm = of === 'stable' || of === 'unknown'
  return <span class={calm ? 'muted' : 'bad'}>{verdictText(of)}</span>
}
