import { normalDistribution } from './normal-distribution.ts';

/** One observation; a smaller weight is one that scatters more: its variance is divided by it. */
export interface Observation {
  readonly value: number;
  readonly weight: number;
}

/** What is known of a series after its last observation, if one model of it is right. */
export interface LocalTrend {
  /** How probable the model is; those of a series add up to 1. */
  readonly probability: number;
  readonly level: number;
  /** Change of the level from one observation to the next. */
  readonly slope: number;
  /** Variances of level and slope and their covariance, in units of `variance`. */
  readonly ofLevel: number;
  readonly ofBoth: number;
  readonly ofSlope: number;
  /** Variance of the level's step from one observation to the next, in the same unit. */
  readonly ofStep: number;
  /** Variance of an observation of weight 1. */
  readonly variance: number;
}

/** A level that stays, drifts or jumps, as the variance of its step; and how much each is believed beforehand. */
const steps = [
  { ofStep: 0, prior: 4 },
  { ofStep: 0.001, prior: 2 },
  { ofStep: 0.01, prior: 1 },
  { ofStep: 0.1, prior: 1 },
  { ofStep: 0.5, prior: 1 },
] as const;

/** Less than this share of the mean is no difference. */
const leastDeviation = 1e-6;

/** How far a slope may be from 0, as a share of the mean: none, or as much as doubles it in a year. */
const slopeDeviations = [0, 0.002] as const;

/**
 * Fits local levels with and without a slope (Harvey, "Forecasting, Structural Time Series Models and the Kalman
 * Filter", 1989, 2.3) and weighs them by how probable they make the series (Hoeting et al., "Bayesian model
 * averaging", 1999), so that what the series does not decide stays undecided.
 *
 * @param observations two or more, oldest first
 */
export function fitLocalTrends(observations: readonly Observation[]): readonly LocalTrend[] {
  const mean = observations.reduce((sum, { value }) => sum + value, 0) / observations.length;
  const variance = varianceOfSteps(observations);
  if (variance <= (leastDeviation * mean) ** 2) return [constant(mean)];
  const fits = steps.flatMap(({ ofStep, prior }) =>
    slopeDeviations.map((deviation) => {
      const ofSlope = (deviation * mean) ** 2 / variance;
      const { evidence, ...fit } = filter(observations, ofStep, ofSlope);
      return { fit, evidence: evidence + Math.log(prior) };
    }),
  );
  const best = Math.max(...fits.map(({ evidence }) => evidence));
  const total = fits.reduce((sum, { evidence }) => sum + Math.exp(evidence - best), 0);
  return fits.map(({ fit, evidence }) => ({
    ...fit,
    probability: Math.exp(evidence - best) / total,
  }));
}

function constant(level: number): LocalTrend {
  const known = { slope: 0, ofLevel: 0, ofBoth: 0, ofSlope: 0, ofStep: 0, variance: 0 };
  return { probability: 1, level, ...known };
}

/** Variance of an observation as its distance from the one before tells it, whatever the level does. */
function varianceOfSteps(observations: readonly Observation[]): number {
  let sum = 0;
  for (let index = 1; index < observations.length; index += 1) {
    const [former, current] = [observations[index - 1]!, observations[index]!];
    sum += (current.value - former.value) ** 2 / (1 / current.weight + 1 / former.weight);
  }
  return sum / Math.max(1, observations.length - 1);
}

/** The Kalman filter, begun at the first observation; its variance is the one that makes the series likeliest. */
function filter(observations: readonly Observation[], ofStep: number, slopeVariance: number) {
  const [first, ...others] = observations;
  let [level, slope] = [first!.value, 0];
  let [ofLevel, ofBoth, ofSlope] = [1 / first!.weight, 0, slopeVariance];
  let [squares, logs] = [0, 0];
  for (const { value, weight } of others) {
    level += slope;
    ofLevel += 2 * ofBoth + ofSlope + ofStep;
    ofBoth += ofSlope;
    const ofError = ofLevel + 1 / weight;
    const error = value - level;
    squares += error ** 2 / ofError;
    logs += Math.log(ofError);
    level += (ofLevel / ofError) * error;
    slope += (ofBoth / ofError) * error;
    ofSlope -= ofBoth ** 2 / ofError;
    ofBoth -= (ofBoth * ofLevel) / ofError;
    ofLevel -= ofLevel ** 2 / ofError;
  }
  const variance = squares / others.length;
  const evidence = -(others.length * Math.log(variance) + logs) / 2;
  return { level, slope, ofLevel, ofBoth, ofSlope, ofStep, variance, evidence };
}

/**
 * The distribution of a weighted sum of what comes next, as a function that gives its quantiles.
 *
 * @param weights of the observations to come, from the next one on
 * @param ofWeights variance of the sum that comes from not knowing the weights, in units of an observation's
 */
export function sumAhead(
  trends: readonly LocalTrend[],
  weights: readonly number[],
  ofWeights: number,
): (share: number) => number {
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  const steps = weights.reduce((sum, weight, index) => sum + weight * (index + 1), 0);
  let [left, shocks] = [all, 0];
  for (const weight of weights) {
    shocks += left ** 2;
    left -= weight;
  }
  const parts = trends.map((trend) => {
    const { probability, level, slope, ofLevel, ofBoth, ofSlope, ofStep, variance } = trend;
    const ofLine = all ** 2 * ofLevel + 2 * all * steps * ofBoth + steps ** 2 * ofSlope;
    return {
      probability,
      mean: all * level + steps * slope,
      deviation: Math.sqrt(variance * (ofLine + ofStep * shocks + all + ofWeights)),
    };
  });
  const [least, most] = [-1, 1].map((side) =>
    parts.map(({ mean, deviation }) => mean + side * 6 * deviation),
  );
  return (share) => {
    let [low, high] = [Math.min(...least!), Math.max(...most!)];
    for (let halving = 0; halving < 50; halving += 1) {
      const middle = (low + high) / 2;
      const below = parts.reduce(
        (sum, { probability, mean, deviation }) =>
          sum + probability * normalDistribution((middle - mean) / deviation),
        0,
      );
      if (below < share) low = middle;
      else high = middle;
    }
    return (low + high) / 2;
  };
}
