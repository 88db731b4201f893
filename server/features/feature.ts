/** What a feature's number counts: decides how it is shown. */
export type Unit =
  | 'currency'
  | 'ratio'
  | 'days'
  | 'months'
  | 'count'
  | 'code'
  /** How a statement was repaid: -2 no use, -1 in full, 0 in part, 1 and more: months late. */
  | 'status'
  | 'category'
  | 'years'
  | 'number'

/** `never`: it is as it is, or time alone moves it. */
export type Movable = 'never' | 'up' | 'down'

/** One fact about a subject as of its day, as every reader of the catalogue sees it. */
export interface Feature {
  /** Column of the snapshot. */
  name: string
  family: string
  label: string
  labelZh: string
  /** How it is computed, and when it is NULL. */
  description: string
  unit: Unit
  type: 'number' | 'category'
  /** How far back it looks; null: everything observed, or a state on the day. */
  window: { days: number } | { statements: number } | null
  /** Ledger table whose rows it is made of. */
  relation: string
  /** A ground of discrimination: shown and monitored, never scored unless asked for by name. */
  protected?: true
  /** How the subject could change it: not at all, or one way only; absent: either way. */
  movable?: Movable
  /** Made of other features: SQL over their names, in place of a column of the macro. */
  formula?: Formula
  /** What a customer is told where the feature cost points. */
  reason: Reason
  /** What a customer is told where the cost came of there being no value. */
  unknown: Told
}

/**
 * Templates of a sentence to the customer, past tense, with the fact: {value} as people read it,
 * {size} the same without its sign, {percent} that as a percentage, {one|many} the word that agrees.
 */
export interface Told {
  en: string
  zh: string
}

/** One sentence for every value, or which of several says a value best: nothing, more, less, a code. */
export type Reason = Told | ((value: number) => Told)

export interface Formula {
  sql: string
  /** The features it names. */
  of: readonly string[]
}

/** A table macro over `subjects` and the features it gives. */
export interface Family {
  name: string
  /**
   * `macro(subjects, known_at)`: at most one row a subject, with subject_id and the features as
   * columns. `subjects` is as `observed_window` gives it, each subject with its own as_of, and
   * rows_from, the first day of transactions that any feature asked for needs. Families
   * that share a pass over the rows share a macro.
   */
  macro: string
  /** Every ledger table the macro reads; each must say when its values became known. */
  reads: readonly string[]
  features: readonly Feature[]
}

/** A feature as its family writes it down: `en` and `zh` name it within a sentence after "your". */
export interface Entry {
  name: string
  en: string
  zh: string
  description: string
  unit: Unit
  window?: Feature['window']
  type?: Feature['type']
  relation?: string
  protected?: true
  movable?: Movable
  formula?: Formula
  reason: Reason
  unknown?: Told
}

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** A family with its entries filled up: label and lack follow from the name in the sentence. */
export function family(
  head: Omit<Family, 'features'> & { relation: string; movable?: Movable },
  entries: readonly Entry[],
): Family {
  const features = entries.map(
    (entry): Feature => ({
      name: entry.name,
      family: head.name,
      label: capital(entry.en),
      labelZh: entry.zh,
      description: entry.description,
      unit: entry.unit,
      type: entry.type ?? 'number',
      window: entry.window ?? null,
      relation: entry.relation ?? head.relation,
      ...(entry.protected ? { protected: true as const } : {}),
      ...movableIn(entry.movable ?? head.movable),
      ...(entry.formula ? { formula: entry.formula } : {}),
      reason: entry.reason,
      unknown: entry.unknown ?? {
        en: `We did not have enough on record to know your ${entry.en}.`,
        zh: `我们的记录不足以确定您的${entry.zh}。`,
      },
    }),
  )
  const { relation: _relation, movable: _movable, ...rest } = head
  return { ...rest, features }
}

const movableIn = (movable: Movable | undefined) => (movable ? { movable } : {})

/** The same entries for each window of so many days. */
export function overDays(days: readonly number[], write: (n: number) => Entry[]): Entry[] {
  return days.flatMap((n) => write(n).map((entry) => ({ window: { days: n }, ...entry })))
}
