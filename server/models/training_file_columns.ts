import { RiskError } from '../db/errors.ts'
import type { Excluded, WrittenAs } from './scorecard/model.ts'
import type { FindColumn } from './segmented/resolve.ts'

/** What the columns of a table are for, by name. All others are candidate features. */
export interface Roles {
  target: string
  id?: string | undefined
  weights?: string | undefined
  time?: string | undefined
  group?: string | undefined
  foldColumn?: string | undefined
  /** Says which rows were accepted; the others are learned from by guessing their outcomes. */
  accepted?: string | undefined
  drop?: readonly string[] | undefined
}

/** How a column is read: `reading.type` null where its type is none that a model reads. */
export interface PlannedColumn {
  name: string
  type: 'number' | 'category'
  from?: WrittenAs
}

type Described = { name: string; type: string }

/**
 * The candidate features of a table in its order, and the columns that cannot be one, each with why.
 * Throws BAD_REQUEST for a name the table does not have, naming those it has.
 */
export function planColumns(columns: readonly Described[], roles: Roles) {
  const find = (role: string, name: string | undefined) =>
    name === undefined ? undefined : findColumn(columns, role, name)
  const named = {
    target: find('target', roles.target) as Described,
    id: find('id', roles.id),
    weights: find('weights', roles.weights),
    time: find('time', roles.time),
    group: find('group', roles.group),
    fold: find('fold-col', roles.foldColumn),
    accepted: find('accepted', roles.accepted),
  }
  const dropped = (roles.drop ?? []).map((name) => find('drop', name))
  const taken = new Set([...Object.values(named), ...dropped])
  const candidates: PlannedColumn[] = []
  const excluded: Excluded[] = []
  for (const column of columns) {
    if (taken.has(column)) continue
    const reading = readingOf(column.type)
    const odd = /[\0\p{Cs}]/u.test(column.name)
    if (reading && !odd) candidates.push({ name: column.name, ...reading })
    else
      excluded.push({
        feature: column.name,
        step: 'read',
        why: odd ? 'its name cannot be written' : `not read: of type ${column.type}`,
      })
  }
  return { named, candidates, excluded }
}

/** The column of a name, as it is written or else whatever its case. Throws BAD_REQUEST naming those there are. */
function findColumn(columns: readonly Described[], role: string, name: string): Described {
  const exact = columns.find((column) => column.name === name)
  const found = exact ?? columns.find((c) => c.name.toLowerCase() === name.toLowerCase())
  if (found) return found
  throw new RiskError(
    'BAD_REQUEST',
    `${role}: no column is called ${name}; there are ${listed(columns)}`,
  )
}

/** A column of the file that may tell segments apart. Throws BAD_REQUEST for the target, and for one that is not there. */
export function segmentColumn(
  columns: readonly Described[],
  { target, accepted }: { target: { name: string }; accepted?: { name: string } | undefined },
): FindColumn {
  return (name) => {
    const found = findColumn(columns, 'segments', name)
    const reading = readingOf(found.type)
    const why =
      found.name === target.name
        ? 'is the target'
        : found.name === accepted?.name
          ? 'says who was accepted'
          : reading
            ? null
            : `is of type ${found.type}`
    if (why !== null || !reading)
      throw new RiskError('BAD_REQUEST', `segments: ${found.name} ${why}: it tells no segments`)
    return { name: found.name, ...reading, isText: reading.type === 'category' }
  }
}

const NUMBER = /^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*|BIGNUM|BOOLEAN)$/
const DATE = /^(DATE|TIMESTAMP.*)$/
const TEXT = /^(VARCHAR|UUID|ENUM.*|TIME)$/

/** Booleans are 0 and 1, dates and instants days since 1970, texts categories. */
function readingOf(type: string): Omit<PlannedColumn, 'name'> | undefined {
  if (NUMBER.test(type)) return { type: 'number' }
  if (DATE.test(type)) return { type: 'number', from: 'date' }
  return TEXT.test(type) ? { type: 'category' } : undefined
}

function listed(columns: readonly Described[]): string {
  const names = columns.slice(0, 12).map(({ name }) => name)
  return names.join(', ') + (columns.length > 12 ? ` and ${columns.length - 12} more` : '')
}
