import type { Words } from '../../state/say.ts'

export const w = {
  customers: ['Customers', '客户'],
  search: ['Search', '搜索'],
  searchHint: ['Customer id', '客户编号'],
  line: ['Facility', '授信'],
  withLine: ['with a line or loan', '有额度或贷款'],
  withoutLine: ['without', '无'],
  all: ['all', '全部'],
  found: ['{n} customers', '{n} 位客户'],
  foundOf: ['{n} of {all} customers', '{n} / {all} 位客户'],
  id: ['Customer', '客户'],
  sex: ['Sex', '性别'],
  age: ['Age', '年龄'],
  place: ['Place', '地区'],
  income: ['Income a month, {currency}', '月收入（{currency}）'],
  joined: ['Customer since', '成为客户'],
  quota: ['Limit, {currency}', '额度（{currency}）'],
  loan: ['Loan', '贷款'],
  facilities: ['Facilities', '授信'],
  byId: ['by id', '按编号'],
} as const satisfies Record<string, Words>
