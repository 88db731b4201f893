/** Regions and provincial divisions with GB/T 2260 prefixes: capital, and a second city where there is one. */
const PROVINCES: readonly [
  prefix: string,
  region: string,
  weight: number,
  capital: string,
  second: string,
][] = [
  ['13', 'North', 3, 'Shijiazhuang', 'Tangshan'],
  ['14', 'North', 1.6, 'Taiyuan', 'Datong'],
  ['15', 'North', 1, 'Hohhot', 'Baotou'],
  ['21', 'North-east', 2.4, 'Shenyang', 'Dalian'],
  ['22', 'North-east', 1.2, 'Changchun', 'Jilin City'],
  ['23', 'North-east', 1.5, 'Harbin', 'Qiqihar'],
  ['32', 'East', 9, 'Nanjing', 'Wuxi'],
  ['33', 'East', 8, 'Hangzhou', 'Ningbo'],
  ['34', 'East', 3, 'Hefei', 'Wuhu'],
  ['35', 'East', 3.4, 'Fuzhou', 'Xiamen'],
  ['36', 'East', 2, 'Nanchang', 'Jingdezhen'],
  ['37', 'East', 5, 'Jinan', 'Qingdao'],
  ['41', 'Central', 4, 'Zhengzhou', 'Kaifeng'],
  ['42', 'Central', 4.4, 'Wuhan', 'Huangshi'],
  ['43', 'Central', 3.3, 'Changsha', 'Zhuzhou'],
  ['44', 'South', 12, 'Guangzhou', 'Shaoguan'],
  ['45', 'South', 1.7, 'Nanning', 'Liuzhou'],
  ['46', 'South', 0.6, 'Haikou', 'Sanya'],
  ['51', 'South-west', 5.4, 'Chengdu', 'Zigong'],
  ['52', 'South-west', 1.1, 'Guiyang', 'Liupanshui'],
  ['53', 'South-west', 1.5, 'Kunming', 'Qujing'],
  ['54', 'South-west', 0.1, 'Lhasa', 'Shigatse'],
  ['61', 'North-west', 2.4, "Xi'an", 'Tongchuan'],
  ['62', 'North-west', 0.8, 'Lanzhou', 'Jiayuguan'],
  ['63', 'North-west', 0.2, 'Xining', 'Haidong'],
  ['64', 'North-west', 0.3, 'Yinchuan', 'Shizuishan'],
  ['65', 'North-west', 0.9, 'Urumqi', 'Karamay'],
]

/** Shares of customers by the size of their city (sourced: central bank, 2023). */
const TIER_SHARES = { municipality: 0.126, provincial: 0.397, prefecture: 0.27, other: 0.207 }

export interface Place {
  code: string
  name: string
  region: string
  tier: keyof typeof TIER_SHARES
  share: number
}

const MUNICIPALITIES: readonly [code: string, name: string, region: string, weight: number][] = [
  ['310000', 'Shanghai', 'East', 13],
  ['110000', 'Beijing', 'North', 7],
  ['500000', 'Chongqing', 'South-west', 2.5],
  ['120000', 'Tianjin', 'North', 2],
]

const provinceWeight = PROVINCES.reduce((sum, province) => sum + province[2], 0)
const cityWeight = MUNICIPALITIES.reduce((sum, city) => sum + city[3], 0)

/** Where customers live and shops are. The first is the seat of online shops. */
export const PLACES: readonly Place[] = [
  ...MUNICIPALITIES.map(
    ([code, name, region, weight]): Place => ({
      code,
      name,
      region,
      tier: 'municipality',
      share: (TIER_SHARES.municipality * weight) / cityWeight,
    }),
  ),
  ...PROVINCES.flatMap(([prefix, region, weight, capital, second]): Place[] => {
    const part = weight / provinceWeight
    return [
      {
        code: `${prefix}0100`,
        name: capital,
        region,
        tier: 'provincial',
        share: TIER_SHARES.provincial * part,
      },
      {
        code: `${prefix}0200`,
        name: second,
        region,
        tier: 'prefecture',
        share: TIER_SHARES.prefecture * part,
      },
      {
        code: `${prefix}9000`,
        name: `Counties around ${second}`,
        region,
        tier: 'other',
        share: TIER_SHARES.other * part,
      },
    ]
  }),
]
