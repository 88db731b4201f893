import { useLayoutEffect, useRef } from 'preact/hooks'

/** A small drawing of fixed size in the running text, such as a sparkline. */
export function Drawn({ draw }: { draw: () => Element }) {
  const host = useRef<HTMLSpanElement>(null)
  useLayoutEffect(() => {
    host.current?.replaceChildren(draw())
  }, [draw])
  return <span ref={host} />
}
