/**
 * What the synthetic lender assumes about its world. `sourced`: from a published figure; `assumed`:
 * ours, chosen to give a believable portfolio. Amounts are yuan.
 */

/** A spending group: which words and codes it has, what it costs, how often it is bought. */
export interface SpendingGroup {
  category: string
  mcc: string
  /** Median ticket in yuan and spread of its logarithm (assumed, by group). */
  median: number
  sigma: number
  /** Relative frequency at the till and online. */
  counter: number
  online: number
  brands: readonly string[]
}

export const GROUPS: readonly SpendingGroup[] = [
  {
    category: 'transit',
    mcc: '4111',
    median: 5,
    sigma: 0.6,
    counter: 16,
    online: 2,
    brands: ['Metro Line 2 地铁二号线', 'CityRide 城行', 'Harbour Ferry 江渡'],
  },
  {
    category: 'convenience',
    mcc: '5499',
    median: 18,
    sigma: 0.7,
    counter: 20,
    online: 0,
    brands: ['Sunny Corner Store 暖角便利', 'Nightlight Stop 夜灯', 'Two Bridges 双桥小铺'],
  },
  {
    category: 'restaurant',
    mcc: '5812',
    median: 30,
    sigma: 0.7,
    counter: 22,
    online: 12,
    brands: [
      'Old Lane Noodles 老巷面馆',
      'Plum Garden 梅园',
      'Hot Stone Kitchen 热石',
      'Morning Congee 早粥',
    ],
  },
  {
    category: 'grocery',
    mcc: '5411',
    median: 60,
    sigma: 0.8,
    counter: 20,
    online: 10,
    brands: ['Hexin Mart 和鑫超市', 'Green Basket 绿篮子', 'Riverside Fresh 河畔生鲜'],
  },
  {
    category: 'fuel',
    mcc: '5541',
    median: 220,
    sigma: 0.4,
    counter: 5,
    online: 0,
    brands: ['Hexin Fuel 和鑫加油站', 'North Road Energy 北路能源'],
  },
  {
    category: 'apparel',
    mcc: '5651',
    median: 180,
    sigma: 0.8,
    counter: 6,
    online: 16,
    brands: ['Loom & Thread', 'Blue Cotton 蓝棉', 'Second Season 第二季'],
  },
  {
    category: 'general_online',
    mcc: '5311',
    median: 120,
    sigma: 1.0,
    counter: 0,
    online: 40,
    brands: ['Yunlin Online Mall 云林商城', 'Daily Parcel 日包裹'],
  },
  {
    category: 'electronics',
    mcc: '5732',
    median: 900,
    sigma: 1.1,
    counter: 2,
    online: 8,
    brands: ['Northgate Electronics', 'Bright Circuit 明路电子'],
  },
  {
    category: 'travel',
    mcc: '7011',
    median: 500,
    sigma: 0.9,
    counter: 2,
    online: 5,
    brands: ['Blue Kite Hotels', 'Far Hill Travel 远山旅行'],
  },
  {
    category: 'health',
    mcc: '5912',
    median: 45,
    sigma: 0.7,
    counter: 5,
    online: 3,
    brands: ['Bright Pharmacy 明康药房', 'Spring Clinic 春晖诊所'],
  },
  {
    category: 'entertainment',
    mcc: '7832',
    median: 70,
    sigma: 0.6,
    counter: 2,
    online: 4,
    brands: ['Lantern Cinema 灯影院'],
  },
  {
    category: 'cash',
    mcc: '6051',
    median: 600,
    sigma: 0.7,
    counter: 1,
    online: 1,
    brands: ['Quick Top-up 快充'],
  },
]

/** Provincial divisions with GB/T 2260 codes; weight: share of customers (assumed). */
export const PLACES: readonly [code: string, name: string, region: string, weight: number][] = [
  ['110000', 'Beijing', 'North', 7],
  ['120000', 'Tianjin', 'North', 2],
  ['130000', 'Hebei', 'North', 3],
  ['140000', 'Shanxi', 'North', 1.6],
  ['150000', 'Inner Mongolia', 'North', 1],
  ['210000', 'Liaoning', 'North-east', 2.4],
  ['220000', 'Jilin', 'North-east', 1.2],
  ['230000', 'Heilongjiang', 'North-east', 1.5],
  ['310000', 'Shanghai', 'East', 13],
  ['320000', 'Jiangsu', 'East', 9],
  ['330000', 'Zhejiang', 'East', 8],
  ['340000', 'Anhui', 'East', 3],
  ['350000', 'Fujian', 'East', 3.4],
  ['360000', 'Jiangxi', 'East', 2],
  ['370000', 'Shandong', 'East', 5],
  ['410000', 'Henan', 'Central', 4],
  ['420000', 'Hubei', 'Central', 4.4],
  ['430000', 'Hunan', 'Central', 3.3],
  ['440000', 'Guangdong', 'South', 12],
  ['450000', 'Guangxi', 'South', 1.7],
  ['460000', 'Hainan', 'South', 0.6],
  ['500000', 'Chongqing', 'South-west', 2.5],
  ['510000', 'Sichuan', 'South-west', 5.4],
  ['520000', 'Guizhou', 'South-west', 1.1],
  ['530000', 'Yunnan', 'South-west', 1.5],
  ['540000', 'Tibet', 'South-west', 0.1],
  ['610000', 'Shaanxi', 'North-west', 2.4],
  ['620000', 'Gansu', 'North-west', 0.8],
  ['630000', 'Qinghai', 'North-west', 0.2],
  ['640000', 'Ningxia', 'North-west', 0.3],
  ['650000', 'Xinjiang', 'North-west', 0.9],
]

/** Risk bands A to E: share of customers, monthly chance of a missed payment, monthly chance that a spell of stress begins. */
export const BANDS = [
  // Shares and missed payments: assumed, so that ever-90+ is near 1.8% at 12 months on book.
  { band: 'A', share: 0.2, miss: 0.003, stress: 0.0012 },
  { band: 'B', share: 0.3, miss: 0.006, stress: 0.003 },
  { band: 'C', share: 0.25, miss: 0.011, stress: 0.006 },
  { band: 'D', share: 0.15, miss: 0.02, stress: 0.012 },
  { band: 'E', share: 0.1, miss: 0.04, stress: 0.024 },
] as const

/**
 * Share of payments by hour. 36% fall between 18:00 and 06:00 (sourced: central bank, National Day
 * 2021); peaks at 8, 12 and 18 to 20 (assumed).
 */
export const HOURS = [
  5, 3, 2, 2, 2, 4, 14, 32, 46, 40, 44, 64, 78, 56, 44, 42, 46, 62, 76, 82, 74, 50, 30, 14,
] as const

/** Month index of online spending in 2017 with growth removed (sourced: national statistics; November assumed). */
export const ONLINE_SEASON = [
  0.81, 0.81, 0.99, 0.98, 0.98, 0.98, 1.05, 1.05, 1.05, 1.05, 1.25, 1.1,
] as const

/** Days that move online spending (assumed), as month-day and factor. */
export const ONLINE_DAYS: Readonly<Record<string, number>> = {
  '06-17': 1.3,
  '06-18': 2,
  '06-19': 1.2,
  '11-10': 1.5,
  '11-11': 8,
  '11-12': 1.6,
  '12-12': 2.4,
}

/** First day of Spring Festival by lunar date (fact); online spending halves for seven days (assumed). */
export const SPRING_FESTIVAL = [
  '2014-01-31',
  '2015-02-19',
  '2016-02-08',
  '2017-01-28',
  '2018-02-16',
  '2019-02-05',
] as const

/** Payments a customer makes in a month by channel (assumed), before adoption. */
export const FREQUENCY = { flash: 3, scan: 6, online: 2.5 } as const

/** Days of the month on which statements close; null: the last. An equal part of lines each (assumed). */
export const STATEMENT_DAYS = [null, 5, 10, 15, 20, 25] as const
