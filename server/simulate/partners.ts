export interface Partner {
  id: string
  name: string
  role: 'bank' | 'network' | 'platform' | 'merchant_group' | 'funder'
  since: string
  /** There from the lender's first day, however early that is. */
  isFirst?: true
  until?: string
  /** Brands of `spending_groups.ts` that it brought, by how their names begin. */
  brands?: readonly string[]
}

export interface Terms {
  partner: string
  channel?: 'online' | 'scan' | 'flash' | 'counter'
  from: string
  /** Parts: of a payment, of that fee, of what promotions cost, of the receivable; and a yearly rate. */
  fee?: number
  share?: number
  subsidy?: number
  funding?: number
  rate?: number
}

/** Who the lender works with: invented names and days. */
export const PARTNERS: readonly Partner[] = [
  { id: 'PBANK', name: 'Pujiang Bank 浦江银行', role: 'bank', since: '2014-01-01', isFirst: true },
  {
    id: 'PNET',
    name: 'United Clearing 合联清算',
    role: 'network',
    since: '2014-01-01',
    isFirst: true,
  },
  {
    id: 'PMALL',
    name: 'Yunlin 云林',
    role: 'platform',
    since: '2014-01-01',
    isFirst: true,
    brands: ['Yunlin', 'Daily Parcel'],
  },
  {
    id: 'PHEXIN',
    name: 'Hexin Retail 和鑫零售',
    role: 'merchant_group',
    since: '2016-03-01',
    brands: ['Hexin'],
  },
  {
    id: 'PKITE',
    name: 'Blue Kite Hotels',
    role: 'merchant_group',
    since: '2016-06-01',
    brands: ['Blue Kite'],
  },
  { id: 'PFUND1', name: 'Clear River Trust 清江信托', role: 'funder', since: '2015-09-01' },
  {
    id: 'PFUND2',
    name: 'Evergreen Assets 长青资产',
    role: 'funder',
    since: '2016-01-01',
    until: '2017-06-30',
  },
]

/**
 * What was agreed with them (assumed). The price reform of 2016-09-06 lowered what a merchant pays; that
 * the bank's share is meagre is the article's word.
 */
export const TERMS: readonly Terms[] = [
  { partner: 'PBANK', from: '2014-01-01', share: 0.2, subsidy: 0.5 },
  { partner: 'PBANK', channel: 'flash', from: '2016-09-06', share: 0.15, subsidy: 0.5 },
  { partner: 'PNET', channel: 'flash', from: '2014-01-01', fee: 0.0078, share: 0.12 },
  { partner: 'PNET', channel: 'flash', from: '2016-09-06', fee: 0.006, share: 0.1 },
  { partner: 'PNET', channel: 'counter', from: '2014-01-01', fee: 0.0078, share: 0.12 },
  { partner: 'PNET', channel: 'counter', from: '2016-09-06', fee: 0.006, share: 0.1 },
  { partner: 'PNET', channel: 'scan', from: '2017-04-01', fee: 0.0038, share: 0.08 },
  { partner: 'PMALL', channel: 'online', from: '2014-01-01', fee: 0.006, share: 0.3, subsidy: 0.6 },
  { partner: 'PHEXIN', from: '2016-03-01', fee: 0.0045, share: 0.1 },
  { partner: 'PHEXIN', channel: 'scan', from: '2017-01-01', fee: 0.0035, share: 0.1 },
  { partner: 'PKITE', from: '2016-06-01', fee: 0.007, share: 0.15 },
  { partner: 'PFUND1', from: '2015-09-01', funding: 0.25, rate: 0.056 },
  { partner: 'PFUND1', from: '2017-04-01', funding: 0.4, rate: 0.062 },
  { partner: 'PFUND2', from: '2016-01-01', funding: 0.1, rate: 0.059 },
]
