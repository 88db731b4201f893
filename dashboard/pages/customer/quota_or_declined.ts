import { toNumber } from '../../api/decimal.ts'
import { currency } from '../../api/lender.ts'
import { wholeMoney } from '../../format/money.ts'
import { locale } from '../../state/preference.ts'
import { say } from '../../state/say.ts'
import { w } from './override_words.ts'

/** A quota in whole money; null: that it was declined. */
export const quotaOrDeclined = (quota: string | null): string =>
  quota === null ? say(w.declined) : wholeMoney(toNumber(quota), currency.value, locale.value)
