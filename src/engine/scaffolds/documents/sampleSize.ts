/** Of the normal distribution: 97.5 % and 80 % of it lie below. */
const sum = 1.959963984540054 + 0.8416212335729143;

/**
 * Cases in each of two groups of one size, so that a difference between two shares (from 0 to 1) is found with a power
 * of 0.8 at the two-sided level 0.05; by the arcsine transformation, as Cohen has it.
 */
export function casesPerGroup(today: number, hoped: number): number {
  const difference = 2 * Math.asin(Math.sqrt(hoped)) - 2 * Math.asin(Math.sqrt(today));
  return Math.ceil(2 * (sum / difference) ** 2);
}
