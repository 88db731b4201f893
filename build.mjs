// Builds dist/: compiled server with its .sql beside it, the dashboard, migrations and reference data.
import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
