import { ok, type AutomaticSource, type Result } from '@atrium/contracts';
import { ModelError } from '@atrium/models';
import { brightestRegion, fixedBox, labelledSlices, type LabelledSlice } from '@atrium/prompts';
import { BitMask } from './bit-mask';
import type { PromptOrigin } from './origin';
import type { EvaluationContext } from './request';
import type { Scan } from './scan';
import { segmentation } from './segmentation';

/** The masks of a case's automatic sources: each is found once, for all arms that ask for it. */
export class AutomaticMasks {
  private readonly known = new Map<string, Promise<Result<PromptOrigin>>>();
  private networkRuns = 0;

  constructor(
    private readonly scan: Scan,
    private readonly context: EvaluationContext,
  ) {}

  /** Runs of the sources' networks so far. */
  get runs(): number {
    return this.networkRuns;
  }

  /** A source's mask; it may be empty. */
  of(by: AutomaticSource): Promise<Result<PromptOrigin>> {
    const key = JSON.stringify(by);
    const known = this.known.get(key) ?? this.find(by);
    this.known.set(key, known);
    return known;
  }

  private async find(by: AutomaticSource): Promise<Result<PromptOrigin>> {
    if (typeof by === 'string') return this.byModel(by);
    const { frame, raw } = this.scan;
    if (!raw) throw new Error('the scan was read for arms without automatic source');
    const volume = by.rule === 'fixed-box' ? fixedBox(by, frame.size) : brightestRegion(by, raw);
    const mask = BitMask.of(volume, frame.size);
    return ok(originFrom(mask, labelledSlices(volume, frame.size), 0));
  }

  private async byModel(id: string): Promise<Result<PromptOrigin>> {
    const model = this.context.automatic?.find(({ model: { bundle } }) => bundle.id === id);
    if (!model)
      throw new ModelError('MODEL_MISSING', `no bundle "${id}" was given for the prompts`);
    const found = await segmentation(this.scan, model, this.context);
    if (!found.ok) return found;
    const { mask, labelled, seconds, runs } = found.value;
    this.networkRuns += runs;
    return ok(originFrom(mask, labelled, seconds));
  }
}

const originFrom = (
  mask: BitMask,
  labelled: readonly LabelledSlice[],
  seconds: number,
): PromptOrigin => ({ source: 'automatic', labelled, plane: (z) => mask.slice(z), seconds });
