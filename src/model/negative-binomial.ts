/**
 * Logarithm of the gamma function of a positive number, to ten digits: Stirling's series from 8 on, the
 * recurrence below (Abramowitz and Stegun, "Handbook of Mathematical Functions", 6.1.15 and 6.1.41).
 */
export function logGamma(value: number): number {
  let product = 1;
  let x = value;
  for (; x < 8; x += 1) product *= x;
  const series = (1 / 12 - (1 / 360 - 1 / 1260 / x ** 2) / x ** 2) / x;
  return (x - 0.5) * Math.log(x) - x + Math.log(2 * Math.PI) / 2 + series - Math.log(product);
}

/**
 * The regularized incomplete beta function I(x; a, b), a and b above 0, by its continued fraction with the
 * method of Lentz (Press et al., "Numerical Recipes", 3rd ed., 6.4).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  // Below the mean the fraction converges quickly; above it, that of the complement does.
  return x > (a + 1) / (a + b + 2) ? 1 - betaFraction(1 - x, b, a) : betaFraction(x, a, b);
}

function betaFraction(x: number, a: number, b: number): number {
  const logFront =
    logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x);
  let [c, d] = [1, 1 / (1 - ((a + b) * x) / (a + 1))];
  let fraction = d;
  for (let m = 1; m < 1000; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    let change = 1;
    for (const term of [even, odd]) {
      c = 1 + term / c;
      d = 1 / (1 + term * d);
      change = c * d;
      fraction *= change;
    }
    if (Math.abs(change - 1) < 1e-10) break;
  }
  return (Math.exp(logFront) * fraction) / a;
}

/**
 * How probable it is that a negative binomial count is at least so large (Johnson, Kemp and Kotz, "Univariate
 * Discrete Distributions", 3rd ed., 5.6). Between whole numbers it is interpolated smoothly.
 *
 * @param dispersion variance over mean, above 1
 */
export function negativeBinomialTail(least: number, mean: number, dispersion: number): number {
  if (least <= 0) return 1;
  return incompleteBeta(1 - 1 / dispersion, least, mean / (dispersion - 1));
}

/**
 * An upper bound of the logarithm of that tail, which is near it and quick (Chernoff, "A measure of asymptotic
 * efficiency", 1952); for counts above the mean.
 */
export function logTailBound(least: number, mean: number, dispersion: number): number {
  const size = mean / (dispersion - 1);
  return (least + size) * Math.log((least + size) / (mean + size)) - least * Math.log(least / mean);
}
