import type { ComponentChildren } from 'preact'

/** Name of the page, and what changes the whole of it. */
export function Top({
  title,
  children,
}: {
  title: ComponentChildren
  children?: ComponentChildren
}) {
  return (
    <header class="top">
      <h1>{title}</h1>
      <span class="spacer" />
      {children}
    </header>
  )
}
