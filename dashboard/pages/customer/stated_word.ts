import { locale } from '../../state/preference.ts'
import { say, type Words } from '../../state/say.ts'

// What lenders' files call these things; a word that is not here stays as it was written.
const chinese: Record<string, string> = {
  graduate: '研究生',
  'graduate school': '研究生',
  university: '大学',
  'high school': '高中',
  other: '其他',
  others: '其他',
  unknown: '未知',
  married: '已婚',
  single: '未婚',
  divorced: '离异',
  employee: '职员',
  worker: '工人',
  student: '学生',
  'self employed': '个体经营',
  'public service': '公职人员',
  card: '银行卡',
  plastic: '实体卡',
  virtual: '虚拟卡',
  app: '手机应用',
  phone: '手机',
  watch: '手表',
  contactless: '闪付卡',
  classic: '普通卡',
  junior: '青年卡',
  gold: '金卡',
}

const title = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/**
 * A word of the lender's files in the reader's language, as a title; `of` says what it is of where it
 * does not by itself: education other.
 */
export function statedWord(value: string, of?: Words): string {
  const word = value.replaceAll('_', ' ')
  const read = locale.value === 'zh' ? chinese[word.toLowerCase()] : undefined
  return of && /^(others?|unknown|undocumented)\b/.test(word)
    ? say(of, { value: read ?? word })
    : (read ?? title(word))
}
