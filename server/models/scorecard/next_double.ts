/** The double after a number, or (-1) before it; an infinity has none beyond it and stays. */
export function nextDouble(value: number, step: 1 | -1 = 1): number {
  if (value === step * Number.POSITIVE_INFINITY) return value
  if (value === 0) return step * Number.MIN_VALUE
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, value)
  view.setBigInt64(0, view.getBigInt64(0) + BigInt(value > 0 ? step : -step))
  return view.getFloat64(0)
}
