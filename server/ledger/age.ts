interface Born {
  birthDate: string | null
  /** Whole years of age on `joinedOn`. */
  ageYears: number | null
  joinedOn: string | null
}

/** Whole years from one day to another, both `YYYY-MM-DD`. */
function years(from: string, to: string): number {
  const full = Number(to.slice(0, 4)) - Number(from.slice(0, 4))
  return to.slice(5) < from.slice(5) ? full - 1 : full
}

/** Whole years of age at a day; null where neither a birth date nor an age was given. */
export function ageOn(born: Born, day: string): number | null {
  if (born.birthDate) return years(born.birthDate, day)
  if (born.ageYears === null) return null
  return born.joinedOn ? born.ageYears + years(born.joinedOn, day) : born.ageYears
}
