import type { MeasureGroup } from './data';

/** Of how many cases the boxes of each site are: a file that could not be read leaves out some measures and not others. */
export function countsSentence(groups: readonly MeasureGroup[], sites: readonly string[]): string {
  const words = sites.map((site) => {
    const counts = groups.map(({ rows }) => rows.find((row) => row.site === site)?.n ?? 0);
    const [least, most] = [Math.min(...counts), Math.max(...counts)];
    return `${site} ${least === most ? most : `${least} to ${most}, depending on the measure`}`;
  });
  return `n: ${words.join('; ')}.`;
}
