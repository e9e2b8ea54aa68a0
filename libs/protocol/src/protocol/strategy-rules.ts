import type { ModelSummary, PromptYaml, StrategyYaml, SweepYaml } from '@atrium/contracts';
import { isSliceWise } from '../arms/prompt';
import type { Path } from '../schema/expectation';
import { show, type Finding } from './finding';
import { FAMILY_KINDS, KINDS, keysOfKind, sweepable } from './kinds';

/** A strategy whose values have the right form, and where it stands in the file. */
export interface StrategyAt {
  readonly strategy: StrategyYaml;
  readonly path: Path;
  readonly models: readonly ModelSummary[];
}

/** One rule between the keys of a strategy: every place that breaks it. */
export type StrategyRule = (at: StrategyAt) => Finding[];

const named = (keys: readonly string[]) => keys.join(', ') || 'none';

/** A strategy's model is one of the bundles. */
export function modelKnown(model: string, path: Path, models: readonly ModelSummary[]): Finding[] {
  if (models.some(({ id }) => id === model)) return [];
  const expected = named(models.map(({ id }) => id));
  return [
    {
      path: [...path, 'model'],
      message: `unknown model ${show(model)}; expected one of: ${expected}.`,
    },
  ];
}

/** The rules of CONTRACTS section 2 for one strategy, in the order in which they are checked. */
export const STRATEGY_RULES: readonly StrategyRule[] = [
  ({ strategy, path, models }) => modelKnown(strategy.model, path, models),
  function familyRunsKind({ strategy: { model, prompt }, path, models }) {
    const family = models.find(({ id }) => id === model)?.family;
    if (!family || FAMILY_KINDS[family].includes(prompt.kind)) return [];
    return [
      {
        path: [...path, 'prompt', 'kind'],
        message: `model ${model} is of family ${family}, which does not run ${prompt.kind}; expected one of: ${named(FAMILY_KINDS[family])}.`,
      },
    ];
  },
  function kindTakesKeys({ strategy: { prompt }, path }) {
    const takes = keysOfKind(prompt.kind);
    return Object.keys(prompt)
      .filter((key) => !takes.some((taken) => taken === key))
      .map((key) => ({
        path: [...path, 'prompt'],
        key,
        message: `kind ${prompt.kind} takes no ${key}; expected one of: ${named(takes)}.`,
      }));
  },
  function kindHasKeys({ strategy: { prompt }, path }) {
    return KINDS[prompt.kind].needs
      .filter((key) => prompt[key] === undefined)
      .map((key) => ({
        path: [...path, 'prompt'],
        message: `prompt.${key} is missing; kind ${prompt.kind} needs it.`,
      }));
  },
  function sourceHasOrigin({ strategy: { prompt }, path }) {
    const at = [...path, 'prompt'];
    if (prompt.source === 'automatic' && prompt.by === undefined) {
      return [
        {
          path: at,
          key: 'source',
          message: 'prompt.by is missing; source automatic needs a bundle or a rule.',
        },
      ];
    }
    if (prompt.source === 'reference' && prompt.by !== undefined) {
      return [{ path: at, key: 'by', message: 'source reference takes no by.' }];
    }
    return [];
  },
  function originKnown({ strategy: { prompt }, path, models }) {
    const { by } = prompt;
    const at = [...path, 'prompt', 'by'];
    if (typeof by === 'string') {
      const segmenters = models.filter(({ family }) => family === 'task-specific');
      if (segmenters.some(({ id }) => id === by)) return [];
      const expected = named(segmenters.map(({ id }) => id));
      return [
        {
          path: at,
          message: `unknown model ${show(by)}; expected one of family task-specific: ${expected}; or a rule.`,
        },
      ];
    }
    return by && !isOrdered(by)
      ? [{ path: at, message: `found ${show(by)}; expected each lower bound below its upper one.` }]
      : [];
  },
  function correctionsFromReference({ strategy: { prompt }, path }) {
    if (prompt.source !== 'automatic' || prompt.rounds === undefined) return [];
    const message = 'rounds are corrections from the reference; expected source reference.';
    return [{ path: [...path, 'prompt'], key: 'rounds', message }];
  },
  function oneMarginUnit({ strategy: { prompt, sweep }, path }) {
    const px = placeOf(prompt, sweep, 'marginPx', path);
    const mm = placeOf(prompt, sweep, 'marginMm', path);
    if (!px || !mm) return [];
    return [{ ...mm, message: 'found marginPx and marginMm; expected one of them.' }];
  },
  function sweptOrFixed({ strategy: { prompt, sweep = {} }, path }) {
    return SWEPT.filter((key) => sweep[key] !== undefined && prompt[key] !== undefined).map(
      (key) => ({
        path: [...path, 'sweep'],
        key,
        message: `found ${key} both swept and fixed in prompt; expected it once.`,
      }),
    );
  },
  function sweepMovesBox({ strategy: { prompt, sweep }, path }) {
    if (sweep === undefined || sweepable(prompt.kind)) return [];
    return [{ path, key: 'sweep', message: `kind ${prompt.kind} has no box; expected no sweep.` }];
  },
  function sweptValuesOnce({ strategy: { sweep = {} }, path }) {
    return sweptLists(sweep).flatMap(({ keys, values }) =>
      values.flatMap((value, i) =>
        // Arm ids print -0 as 0.
        values.findIndex((other) => other === value) === i
          ? []
          : [
              {
                path: [...path, 'sweep', ...keys, i],
                message: `found ${show(value)} twice in sweep.${keys.join('.')}; expected each value once.`,
              },
            ],
      ),
    );
  },
  function rangeHolds({ strategy: { prompt }, path }) {
    const contradicts =
      isSliceWise(prompt.kind) && prompt.source === 'reference' && prompt.zRange === 'full';
    if (!contradicts) return [];
    return [
      {
        path: [...path, 'prompt', 'zRange'],
        message: `${prompt.kind} from the reference knows the labelled range; expected zRange reference, or none.`,
      },
    ];
  },
];

const SWEPT = ['marginPx', 'marginMm', 'scale', 'offset'] as const;

type By = Exclude<NonNullable<PromptYaml['by']>, string>;

function isOrdered(by: By): boolean {
  if (by.rule === 'brightest-region') return by.ml[0] <= by.ml[1];
  const [x0, y0, x1, y1] = by.box;
  return x0 <= x1 && y0 <= y1 && by.slices[0] <= by.slices[1];
}

function placeOf(
  prompt: PromptYaml,
  sweep: SweepYaml | undefined,
  key: 'marginPx' | 'marginMm',
  path: Path,
): Omit<Finding, 'message'> | undefined {
  if (prompt[key] !== undefined) return { path: [...path, 'prompt'], key };
  return sweep?.[key] === undefined ? undefined : { path: [...path, 'sweep'], key };
}

function sweptLists({ marginPx, marginMm, scale, offset }: SweepYaml) {
  return [
    { keys: ['marginPx'], values: marginPx ?? [] },
    { keys: ['marginMm'], values: marginMm ?? [] },
    { keys: ['scale'], values: scale ?? [] },
    { keys: ['offset', 'x'], values: offset?.x ?? [] },
    { keys: ['offset', 'y'], values: offset?.y ?? [] },
  ];
}
