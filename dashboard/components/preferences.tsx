import type { Locale } from '../format/locale.ts'
import { locale, type Theme, theme } from '../state/preference.ts'
import { say } from '../state/say.ts'
import { words } from '../state/words.ts'
import { Segmented } from './segmented.tsx'

/** The reader's own: language, and light or dark. */
export function Preferences() {
  return (
    <>
      <Segmented<Locale>
        label={say(words.language)}
        value={locale.value}
        choices={[
          { value: 'en', name: 'EN', lang: 'en' },
          { value: 'zh', name: '中文', lang: 'zh' },
        ]}
        onChoose={(value) => {
          locale.value = value
        }}
      />
      <Segmented<Theme>
        label={say(words.theme)}
        value={theme.value}
        choices={[
          { value: 'light', name: say(words.light) },
          { value: 'dark', name: say(words.dark) },
          { value: 'system', name: say(words.system) },
        ]}
        onChoose={(value) => {
          theme.value = value
        }}
      />
    </>
  )
}
