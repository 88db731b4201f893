import { Icon, type IconName } from '../marks/icons.tsx'

type Props = { icon: IconName; name: string; pressed?: boolean; onPress: () => void }

/** A button that is an icon; its name is said and shown as a title. */
export function IconButton({ icon, name, pressed, onPress }: Props) {
  return (
    <button
      type="button"
      class="icon-button"
      aria-label={name}
      title={name}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      onClick={onPress}
    >
      <Icon name={icon} />
    </button>
  )
}
