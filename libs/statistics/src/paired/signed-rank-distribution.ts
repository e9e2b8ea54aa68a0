/**
 * P(sum of the positive ranks = w) at w, when every sign is as likely as the other: the exact distribution whatever ties
 * there are.
 *
 * @param ranks whole numbers: doubled midranks, or 1 to n
 */
export function signedRankDistribution(ranks: readonly number[]): Float64Array {
  const most = ranks.reduce((sum, rank) => sum + rank, 0);
  const probability = new Float64Array(most + 1);
  probability[0] = 1;
  let reached = 0;
  for (const rank of ranks) {
    reached += rank;
    for (let w = reached; w >= 0; w--) {
      const with_ = w >= rank ? probability[w - rank] : 0;
      probability[w] = (probability[w] + with_) / 2;
    }
  }
  return probability;
}

/** P(W <= w). */
export function atMost(distribution: Float64Array, w: number): number {
  let sum = 0;
  for (let i = 0; i <= Math.min(w, distribution.length - 1); i++) sum += distribution[i];
  return Math.min(sum, 1);
}
