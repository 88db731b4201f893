import { useEffect, useRef, useState } from 'preact/hooks'
import { moveMarks } from './motion.ts'

type FigureProps = {
  /** Draws the chart for a width in pixels; a new function means a new drawing. */
  draw: (width: number) => Element
  /** Show the line that reads the mark; it is always there for screen readers. */
  reading?: boolean
  /** What the keys do, at the right of the reading line. */
  hint?: string
  /** No motion from the old drawing to the new one, as while brushing. */
  still?: boolean
}

const replace = (host: HTMLElement, next: Element, still: boolean): void => {
  const old = host.firstElementChild
  const focused = old?.contains(document.activeElement) ?? false
  const mark = old instanceof HTMLElement || old instanceof SVGElement ? findMark(old) : undefined
  host.replaceChildren(next)
  if (old && !still) moveMarks(old, next)
  if (!focused) return
  const stop = next.matches('[tabindex]') ? next : next.querySelector('[tabindex]')
  if (!(stop instanceof HTMLElement || stop instanceof SVGElement)) return
  stop.focus({ preventScroll: true })
  if (mark !== undefined) stop.dispatchEvent(new CustomEvent('chart:focus', { detail: mark }))
}

const findMark = (root: HTMLElement | SVGElement): string | undefined =>
  root.dataset.mark ?? root.querySelector<HTMLElement>('[data-mark]')?.dataset.mark

/**
 * A chart on a page: measures its place, redraws when that or `draw` changes, keeps the keyboard
 * where it was, and reads the mark under focus aloud.
 */
export function Figure({ draw, reading = false, hint, still = false }: FigureProps) {
  const host = useRef<HTMLDivElement>(null)
  const width = useRef(0)
  const held = useRef(false)
  const waiting = useRef<() => void>(undefined)
  const [text, setText] = useState('')

  useEffect(() => {
    const place = host.current
    if (!place) return
    const redraw = () => {
      const measured = place.clientWidth
      if (!measured) return
      width.current = measured
      const act = () => replace(place, draw(measured), still)
      // A drawing being dragged must outlive the changes the drag makes.
      if (held.current) waiting.current = act
      else act()
    }
    redraw()
    const observer = new ResizeObserver(() => {
      if (place.clientWidth !== width.current) redraw()
    })
    observer.observe(place)
    return () => observer.disconnect()
  }, [draw, still])

  useEffect(() => {
    const place = host.current
    if (!place) return
    const hold = () => {
      held.current = true
    }
    const release = () => {
      held.current = false
      const act = waiting.current
      waiting.current = undefined
      // After the chart's own listeners had their last word.
      if (act) requestAnimationFrame(act)
    }
    const read = (event: Event) => setText((event as CustomEvent<string>).detail)
    place.addEventListener('pointerdown', hold)
    window.addEventListener('pointerup', release)
    window.addEventListener('pointercancel', release)
    place.addEventListener('chart:read', read)
    return () => {
      place.removeEventListener('pointerdown', hold)
      window.removeEventListener('pointerup', release)
      window.removeEventListener('pointercancel', release)
      place.removeEventListener('chart:read', read)
    }
  }, [])

  const line = (
    <span aria-live="polite" class={reading ? '' : 'visually-hidden'}>
      {text || (reading ? '\u00a0' : '')}
    </span>
  )
  return (
    <div class="figure">
      <div ref={host} />
      {reading ? (
        <div class="panel-foot">
          {line}
          {hint && <span class="not-phone only-screen">{hint}</span>}
        </div>
      ) : (
        line
      )}
    </div>
  )
}
