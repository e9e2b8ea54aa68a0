import { modelCardSchema, type ProtocolYaml, type RunAnalysis } from '@atrium/contracts';
import { armIds, modelsNamed } from '@atrium/protocol';

/** What is known of a model's training. */
export interface TrainedModel {
  readonly id: string;
  /** Its card as it is stored. */
  readonly card: unknown;
}

/**
 * Arms in which a model has a part, to segment or to prompt, that was trained on a data set which the cohort's cases name in their
 * column `dataset`, in whatever case and spacing. A model without a card, and a data set that no card names, are not known to overlap.
 */
export function trainedOnCohort(
  { strategies }: Pick<ProtocolYaml, 'strategies'>,
  models: readonly TrainedModel[],
  datasets: readonly string[],
): RunAnalysis['trained_on'] {
  const known = new Set(datasets.map(plain));
  const overlaps = new Map(
    models.map(({ id, card }) => [id, trainingSets(card).filter((set) => known.has(plain(set)))]),
  );
  return strategies.flatMap((strategy) => {
    const of = modelsNamed({ strategies: [strategy] }).filter(
      (id) => (overlaps.get(id) ?? []).length > 0,
    );
    const sets = [...new Set(of.flatMap((id) => overlaps.get(id) ?? []))];
    return of.length === 0
      ? []
      : armIds(strategy).map((arm) => ({ arm, models: of, datasets: sets }));
  });
}

/** LA 2018, la-2018 and la2018 are one data set. */
const plain = (dataset: string): string => dataset.toLowerCase().replace(/[\s._-]+/g, '');

const trainingSets = (card: unknown): string[] =>
  modelCardSchema
    .nullable()
    .parse(card)
    ?.training_data.flatMap(({ datasets }) => datasets) ?? [];
