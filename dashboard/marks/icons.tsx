const paths = {
  overview: 'M2 2h5v6H2zM9 2h5v3H9zM9 7h5v7H9zM2 10h5v4H2z',
  spending: 'M2 14V9.5M6 14V3.5M10 14V6.5M14 14v-3',
  payments: 'M3.5 5.5c1.4 1.5 1.4 3.5 0 5M6.5 3.5c3 3 3 6 0 9M9.5 1.5c4.5 4.5 4.5 8.5 0 13',
  portfolio: 'M8 1.5A6.5 6.5 0 1 0 14.5 8H8z',
  quota: 'M1.5 13.5v-11H5V6h4v4h5.5v3.5z',
  policy: 'M3.5 1.5h6l3 3v10h-9zM6 7.5h4M6 10.5h4',
  customers: 'M8 8a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM2 14.5c0-5.5 12-5.5 12 0',
  models: 'M1.5 14.5h13M1.5 13.5c5.5 0 5-11 13-11',
  runs: 'M4 2.5 13 8l-9 5.5z',
  audit: 'M8 1.5l5.5 2V8c0 3.5-3 5.5-5.5 6.5C5.5 13.5 2.5 11.5 2.5 8V3.5zM5.5 8l2 2 3-4',
  more: 'M2 4h12M2 8h12M2 12h12',
  table: 'M1.5 2.5h13v11h-13zM1.5 6h13M6 2.5v11',
  download: 'M8 2v7.5M5 7l3 3 3-3M2.5 13.5h11',
  close: 'M4 4l8 8M12 4l-8 8',
  search: 'M7 12A5 5 0 1 0 7 2a5 5 0 0 0 0 10zM10.5 10.5 14 14',
  back: 'M10 3 5 8l5 5',
  next: 'M6 3l5 5-5 5',
} as const

export type IconName = keyof typeof paths

/** A line icon beside words that say the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}

/** The tally stick: four notches, one of them deep. */
export function Brand() {
  return (
    <svg width="26" height="12" viewBox="0 0 26 12" aria-hidden="true">
      <rect
        x="0.6"
        y="0.6"
        width="24.8"
        height="10.8"
        rx="1.2"
        fill="var(--surface)"
        stroke="var(--ink)"
        stroke-width="1.2"
      />
      <path d="M5 1v5M8.5 1v5M12 1v5M18 1v10" stroke="var(--ink)" stroke-width="1.4" />
    </svg>
  )
}
