type Props<T extends string> = {
  label: string
  choices: readonly { value: T; name: string; lang?: string }[]
  value: T
  onChoose: (value: T) => void
}

/** One of a few, all of them in sight. */
export function Segmented<T extends string>({ label, choices, value, onChoose }: Props<T>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out inline everywhere
    <span class="segmented" role="group" aria-label={label}>
      {choices.map((choice) => (
        <button
          key={choice.value}
          type="button"
          lang={choice.lang}
          aria-pressed={choice.value === value}
          onClick={() => onChoose(choice.value)}
        >
          {choice.name}
        </button>
      ))}
    </span>
  )
}
