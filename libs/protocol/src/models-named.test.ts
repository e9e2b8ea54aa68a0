import type { StrategyYaml } from '@atrium/contracts';
import { automaticModels, modelsNamed } from './models-named';

const strategy = (id: string, model: string, prompt: StrategyYaml['prompt']): StrategyYaml => ({
  id,
  model,
  prompt,
});
const by = (source: string): StrategyYaml['prompt'] => ({
  kind: 'box-per-slice',
  source: 'automatic',
  by: source,
});
const RULE: StrategyYaml['prompt'] = {
  kind: 'box-per-slice',
  source: 'automatic',
  by: { rule: 'brightest-region', ml: [20, 200] },
};

describe('modelsNamed', () => {
  it('names a model that only prompts another, and each once', () => {
    const strategies = [
      strategy('a', 'lite', by('unet')),
      strategy('b', 'track', by('unet')),
      strategy('c', 'lite', RULE),
      strategy('d', 'other', { kind: 'none' }),
    ];
    expect(modelsNamed({ strategies })).toEqual(['lite', 'track', 'other', 'unet']);
    expect(automaticModels(strategies)).toEqual(['unet']);
  });

  it('names a model that runs and prompts once', () => {
    const strategies = [strategy('a', 'unet', { kind: 'none' }), strategy('b', 'lite', by('unet'))];
    expect(modelsNamed({ strategies })).toEqual(['unet', 'lite']);
  });
});
