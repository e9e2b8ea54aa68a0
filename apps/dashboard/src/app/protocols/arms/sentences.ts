import { counted } from '@atrium/contracts';
import type { StrategyArms } from './group-arms';

/** How many arms, of how many strategies and models. */
export function armsSentence(strategies: readonly StrategyArms[]): string {
  const arms = strategies.reduce((sum, one) => sum + one.arms.length, 0);
  const models = new Set(strategies.map(({ model }) => model)).size;
  return `${counted(arms, 'arm')} of ${counted(strategies.length, 'strategy', 'strategies')} on ${counted(models, 'model')}.`;
}

const SOURCES = [
  ['reference', 'drawn from the reference, an oracle: the box comes from the answer'],
  ['automatic', 'drawn by a rule or a model, without the reference'],
  ['none', 'without a prompt'],
] as const;

/** Where the prompts come from: named, since results of different sources are never pooled into one number. */
export function sourceNotes(strategies: readonly StrategyArms[]): string[] {
  const notes = SOURCES.flatMap(([source, what]) => {
    const own = strategies.filter((one) => one.source === source);
    const arms = own.reduce((sum, one) => sum + one.arms.length, 0);
    return own.length > 0 ? [`${counted(arms, 'arm')} ${what}.`] : [];
  });
  if (notes.length < 2) return notes;
  return [...notes, 'They are never pooled into one number.'];
}
