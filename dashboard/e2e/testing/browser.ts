import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const SYSTEM = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

// Where one of these is missing the package unpacks copies of its own.
const LIBRARIES = ['libnss3.so', 'libnspr4.so', 'libexpat.so.1']
const FOLDERS = ['/usr/lib/x86_64-linux-gnu', '/usr/lib64', '/usr/lib', '/lib/x86_64-linux-gnu']

const hasLibraries = (): boolean =>
  LIBRARIES.every((name) => FOLDERS.some((folder) => existsSync(join(folder, name))))

/**
 * Folder of a font configuration for the fonts that the package unpacks: its own names /tmp/fonts,
 * and without a font every text is of no height.
 */
function fontsIn(folder: string): string {
  const path = join(folder, 'fontconfig')
  mkdirSync(path, { recursive: true })
  const places = [join(folder, 'fonts'), '/usr/share/fonts', '/usr/local/share/fonts']
  const lines = [
    '<?xml version="1.0"?>',
    '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...places.map((place) => `<dir>${place}</dir>`),
    `<cachedir>${join(folder, 'fonts-cache')}</cachedir>`,
    '</fontconfig>',
  ]
  writeFileSync(join(path, 'fonts.conf'), lines.join('\n'))
  return path
}

/** The Chromium of the npm package, unpacked in a folder of its version: an older one is not reused. */
async function packagedChromium(): Promise<string> {
  // The package exports nothing of its own description; ours pins its version.
  const { devDependencies } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as { devDependencies: Record<string, string> }
  const version = devDependencies['@sparticuz/chromium']
  const folder = join(tmpdir(), `tallystick-chromium-${version}`)
  mkdirSync(folder, { recursive: true })
  process.env.TMPDIR = folder
  process.env.FONTCONFIG_PATH ??= fontsIn(folder)
  if (!hasLibraries()) process.env.AWS_EXECUTION_ENV = 'AWS_Lambda_nodejs20.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return packaged.executablePath()
}

/** A headless Chromium: the system's where there is one, else that of the npm package. */
export async function openBrowser(): Promise<Browser> {
  const system = SYSTEM.find((path) => path && existsSync(path))
  const before = process.env.TMPDIR
  const executablePath = system ?? (await packagedChromium())
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--headless'] })
  if (before === undefined) delete process.env.TMPDIR
  else process.env.TMPDIR = before
  return browser
}
