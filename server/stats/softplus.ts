/**
 * ln(1 + e^x), which keeps its digits where e^x would overflow. Of the log odds of good it is what a bad
 * row loses of log likelihood; of their opposite, what a good row does.
 */
export const softplus = (x: number): number => Math.log1p(Math.exp(-Math.abs(x))) + Math.max(x, 0)
