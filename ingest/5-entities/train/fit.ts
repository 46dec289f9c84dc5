import { type Feature, WEIGHTS } from "../weights.ts";

/** A pronoun with the antecedents that grammar allows: which of them are right, and what speaks for each. */
export interface Choice {
  column: 0 | 1 | 2;
  options: { right: boolean; features: Feature[] }[];
}

export type Weights = Record<Feature, [number, number, number]>;

const ROUNDS = 400;
const RATE = 0.1;
const DECAY = 0.002;

/**
 * Weights under which right antecedents are likeliest (log-linear ranking with "none of them" at 0, L2 penalty, AdaGrad on the
 * whole data at once, so that the same data give the same weights). `report` is told the log-likelihood per choice and the
 * share of right decisions, now and then.
 */
export function fitWeights(
  choices: readonly Choice[],
  report: (round: number, likelihood: number, right: number) => void,
): Weights {
  const features = Object.keys(WEIGHTS) as Feature[];
  const weights = Object.fromEntries(features.map((feature) => [feature, [0, 0, 0]])) as unknown as Weights;
  const steps = Object.fromEntries(
    features.map((feature) => [feature, [1e-6, 1e-6, 1e-6]]),
  ) as unknown as Weights;
  for (let round = 1; round <= ROUNDS; round++) {
    const gradient = Object.fromEntries(
      features.map((feature) => [feature, [0, 0, 0]]),
    ) as unknown as Weights;
    let [likelihood, right] = [0, 0];
    for (const choice of choices) {
      const [logarithm, hit] = addGradient(choice, weights, gradient);
      likelihood += logarithm;
      right += hit ? 1 : 0;
    }
    for (const feature of features)
      for (const column of [0, 1, 2] as const) {
        const slope = (3 * gradient[feature][column]) / choices.length - DECAY * weights[feature][column];
        steps[feature][column] += slope * slope;
        weights[feature][column] += (RATE * slope) / Math.sqrt(steps[feature][column]);
      }
    if (round % 100 === 0) report(round, likelihood / choices.length, right / choices.length);
  }
  return weights;
}

function addGradient(
  { column, options }: Choice,
  weights: Weights,
  gradient: Weights,
): [likelihood: number, right: boolean] {
  const scores = options.map(({ features }) =>
    features.reduce((sum, feature) => sum + weights[feature][column], 0),
  );
  const highest = Math.max(0, ...scores);
  const none = Math.exp(-highest);
  const raised = scores.map((score) => Math.exp(score - highest));
  const all = raised.reduce((sum, one) => sum + one, none);
  const some = options.some(({ right }) => right);
  const wanted = some ? raised.reduce((sum, one, i) => sum + (options[i]?.right ? one : 0), 0) : none;
  options.forEach(({ right, features }, i) => {
    const here = raised[i] as number;
    const pull = (some && right ? here / wanted : 0) - here / all;
    for (const feature of features) gradient[feature][column] += pull;
  });
  const best = scores.reduce(
    (top, score, i) => (score > (top < 0 ? 0 : (scores[top] as number)) ? i : top),
    -1,
  );
  return [Math.log(wanted / all), best < 0 ? !some : (options[best]?.right ?? false)];
}
