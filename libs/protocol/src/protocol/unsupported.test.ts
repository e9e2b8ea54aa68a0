import type { ProtocolYaml, PromptYaml } from '@atrium/contracts';
import { unsupportedStrategies } from './unsupported';

const withPrompt = (prompt: PromptYaml): ProtocolYaml => ({
  schema: 'atrium/protocol@1',
  name: 'n',
  target: { name: 't', label: 1 },
  seed: 1,
  strategies: [{ id: 'a', model: 'm', prompt }],
});

describe('unsupportedStrategies', () => {
  it('lets boxes from the reference run', () => {
    expect(
      unsupportedStrategies(withPrompt({ kind: 'box-per-slice', source: 'reference' })),
    ).toEqual([]);
  });

  it('lets tracking run, with corrections after it', () => {
    const prompt = { kind: 'box-tracked', source: 'reference', rounds: 5 } as const;
    expect(unsupportedStrategies(withPrompt(prompt))).toEqual([]);
  });

  it('names a strategy whose prompts come from elsewhere', () => {
    const by = {
      rule: 'fixed-box' as const,
      box: [0, 0, 1, 1] as [number, number, number, number],
      slices: [0, 1] as [number, number],
    };
    expect(
      unsupportedStrategies(withPrompt({ kind: 'box-per-slice', source: 'automatic', by })),
    ).toEqual(['strategy a: source automatic is not run by this version of Atrium.']);
  });
});
