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

/** Groups and brands of the synthetic lender's shops: invented names; medians and spreads assumed. */
export const GROUPS: readonly SpendingGroup[] = [
  {
    category: 'transit',
    mcc: '4111',
    median: 5,
    sigma: 0.6,
    counter: 24,
    online: 8,
    brands: ['Metro Line 2 地铁二号线', 'CityRide 城行', 'Harbour Ferry 江渡'],
  },
  {
    category: 'convenience',
    mcc: '5499',
    median: 18,
    sigma: 0.7,
    counter: 24,
    online: 0,
    brands: ['Sunny Corner Store 暖角便利', 'Nightlight Stop 夜灯', 'Two Bridges 双桥小铺'],
  },
  {
    category: 'restaurant',
    mcc: '5812',
    median: 30,
    sigma: 0.7,
    counter: 24,
    online: 26,
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
    counter: 14,
    online: 12,
    brands: ['Hexin Mart 和鑫超市', 'Green Basket 绿篮子', 'Riverside Fresh 河畔生鲜'],
  },
  {
    category: 'fuel',
    mcc: '5541',
    median: 220,
    sigma: 0.4,
    counter: 3,
    online: 0,
    brands: ['Hexin Fuel 和鑫加油站', 'North Road Energy 北路能源'],
  },
  {
    category: 'apparel',
    mcc: '5651',
    median: 180,
    sigma: 0.8,
    counter: 4,
    online: 12,
    brands: ['Loom & Thread', 'Blue Cotton 蓝棉', 'Second Season 第二季'],
  },
  {
    category: 'general_online',
    mcc: '5311',
    median: 120,
    sigma: 1.0,
    counter: 0,
    online: 30,
    brands: ['Yunlin Online Mall 云林商城', 'Daily Parcel 日包裹'],
  },
  {
    category: 'electronics',
    mcc: '5732',
    median: 900,
    sigma: 1.1,
    counter: 1,
    online: 4,
    brands: ['Northgate Electronics', 'Bright Circuit 明路电子'],
  },
  {
    category: 'travel',
    mcc: '7011',
    median: 500,
    sigma: 0.9,
    counter: 1,
    online: 2.5,
    brands: ['Blue Kite Hotels', 'Far Hill Travel 远山旅行'],
  },
  {
    category: 'health',
    mcc: '5912',
    median: 45,
    sigma: 0.7,
    counter: 4,
    online: 3,
    brands: ['Bright Pharmacy 明康药房', 'Spring Clinic 春晖诊所'],
  },
  {
    category: 'entertainment',
    mcc: '7832',
    median: 70,
    sigma: 0.6,
    counter: 1,
    online: 3,
    brands: ['Lantern Cinema 灯影院'],
  },
  {
    category: 'cash',
    mcc: '6051',
    median: 600,
    sigma: 0.7,
    counter: 0.6,
    online: 0.6,
    brands: ['Quick Top-up 快充'],
  },
]
