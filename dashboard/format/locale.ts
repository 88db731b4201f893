/** The languages the dashboard speaks. */
export type Locale = 'en' | 'zh'

/** True minus, U+2212: as wide as a plus, where a hyphen is not. */
export const minus = '\u2212'

/** Not applicable. Neither zero nor unknown. */
export const notApplicable = '\u2014'

/** Unknown: asked for and not there. Neither zero nor "not applicable". */
export const noData = (locale: Locale = 'en'): string => (locale === 'zh' ? '无数据' : 'no data')
