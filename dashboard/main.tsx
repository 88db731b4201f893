import './components/components.css'
import { render } from 'preact'
import { App } from './pages/app.tsx'
import { startKeys } from './state/keys.ts'
import { startLocation } from './state/location.ts'
import { startNarrow } from './state/narrow.ts'
import { startPreferences } from './state/preference.ts'

startPreferences()
startLocation()
startKeys()
startNarrow()
const root = document.getElementById('app')
if (root) render(<App />, root)
