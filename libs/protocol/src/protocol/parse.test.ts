import fc from 'fast-check';
import { expandArms } from '../arms/expand';
import { MODELS } from '../testing/models';
import { parseProtocol } from './parse';

/** The example of CONTRACTS section 2. */
const EXAMPLE = `schema: atrium/protocol@1
name: la-pilot
target: { name: left atrium, label: 1 }        # a list is one target
seed: 20241109
strategies:
  - id: boxes-m3
    model: litemedsam
    prompt: { kind: box-per-slice, source: reference, marginPx: 3 }
  - id: boxes-grid
    model: litemedsam
    prompt: { kind: box-per-slice, source: reference }
    sweep:                                     # the full cross product
      scale: [0.8, 1, 1.2]
      offset: { unit: fraction, x: [-0.1, 0, 0.1], y: [0] }
  - id: one-box
    model: atrium-track
    prompt: { kind: box-tracked, source: reference, keySlice: largest, marginPx: 0, zRange: full }
postprocess: []
metrics: { nsdToleranceMm: [1, 2] }
masks: all
`;

const read = (text: string) => parseProtocol(text, 'p.yaml', MODELS);

function problemsOf(text: string): string[] {
  const result = read(text);
  if (result.ok) throw new Error('the protocol was accepted');
  return result.issue.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const HEAD = 'schema: atrium/protocol@1\nname: n\ntarget: { name: LA, label: 1 }\nseed: 1\n';
const PROMPT = '{ kind: box-per-slice, source: reference }';
/** A protocol of one strategy. */
const withPrompt = (prompt: string, rest = '') =>
  `${HEAD}strategies:\n  - { id: a, model: litemedsam, prompt: ${prompt}${rest} }\n`;
const tracked = (prompt: string) => withPrompt(prompt).replace('litemedsam', 'atrium-track');

describe('parseProtocol accepts', () => {
  it('the example of CONTRACTS', () => {
    const result = read(EXAMPLE);
    if (!result.ok) throw new Error(JSON.stringify(result.issue));
    expect(expandArms(result.value).map(({ id }) => id)).toHaveLength(11);
    expect(result.value.seed).toBe(20241109);
  });

  it.each([
    ['a byte order mark and CRLF', `\uFEFF${EXAMPLE.replaceAll('\n', '\r\n')}`],
    [
      'JSON',
      JSON.stringify({
        schema: 'atrium/protocol@1',
        name: 'n',
        target: { name: 'LA', label: [1, 2], ignore: 3 },
        seed: 0,
        strategies: [{ id: 'a', model: 'unet', prompt: { kind: 'none' } }],
      }),
    ],
    [
      'a few aliases',
      `${HEAD}strategies:\n  - { id: a, model: litemedsam, prompt: &p ${PROMPT} }\n  - { id: b, model: litemedsam, prompt: *p }\n`,
    ],
    [
      'every k-th box',
      withPrompt('{ kind: box-every-k, source: reference, every: 2, marginMm: 1.5 }'),
    ],
    [
      'boxes that a rule draws',
      withPrompt(
        '{ kind: box-per-slice, source: automatic, by: { rule: fixed-box, box: [0.2, 0.2, 0.8, 0.8], slices: [0, 1] } }',
      ),
    ],
    [
      'boxes that another model draws',
      withPrompt('{ kind: box-per-slice, source: automatic, by: unet, zRange: reference }'),
    ],
    [
      'masks of one point of a sweep',
      `${withPrompt(PROMPT, ', sweep: { scale: [1, 1.5] }')}masks: [a~s1.5]\n`,
    ],
    [
      'a key slice by index, and rounds',
      tracked('{ kind: box-tracked, source: reference, keySlice: { index: 3 }, rounds: 2 }'),
    ],
  ])('%s', (_, text) => expect(read(text)).toMatchObject({ ok: true }));
});

/** The place of a piece of text in another, as the parser reports places. */
function placeOf(piece: string, text: string): string {
  const before = text.slice(0, text.indexOf(piece)).split('\n');
  return `${before.length}:${before[before.length - 1].length + 1}`;
}

describe('parseProtocol refuses, at its place and with what was expected', () => {
  it.each([
    [
      'an unknown key',
      EXAMPLE.replace('postprocess:', 'postproces:'),
      'postproces:',
      /^unknown key "postproces"; expected one of: schema, name, target, seed, strategies, postprocess, metrics, masks, analysis\.$/,
    ],
    [
      'an unknown key of a prompt',
      withPrompt('{ kind: box-per-slice, source: reference, marginpx: 3 }'),
      'marginpx',
      /^unknown key "marginpx"; expected one of: kind, source, by, every/,
    ],
    [
      'an unknown key within a choice',
      tracked('{ kind: box-tracked, source: reference, keySlice: { indx: 3 } }'),
      'indx',
      /^unknown key "indx"; expected one of: index\.$/,
    ],
    [
      'a missing key',
      EXAMPLE.replace('seed: 20241109\n', ''),
      'schema',
      /^seed: missing; expected a whole number from 0\.$/,
    ],
    [
      'another schema',
      EXAMPLE.replace('protocol@1', 'protocol@2'),
      'atrium/',
      /^schema: found "atrium\/protocol@2"; expected "atrium\/protocol@1"/,
    ],
    [
      'an unknown kind',
      withPrompt('{ kind: box, source: reference }'),
      'box,',
      /^strategies\[0\]\.prompt\.kind: found "box"; expected one of: box-per-slice, box-every-k/,
    ],
    [
      'an unknown model',
      EXAMPLE.replace('atrium-track', 'medsam3'),
      'medsam3',
      /^unknown model "medsam3"; expected one of: litemedsam, atrium-track, unet/,
    ],
    [
      'a kind that the family does not run',
      EXAMPLE.replace('atrium-track', 'litemedsam'),
      'box-tracked',
      /^model litemedsam is of family medsam1, which does not run box-tracked; expected one of: box-per-slice, box-every-k, box-chained/,
    ],
    [
      'kind none of a prompted model',
      withPrompt('{ kind: none }'),
      'none',
      /^model litemedsam is of family medsam1/,
    ],
    [
      'px and mm at once',
      withPrompt('{ kind: box-per-slice, source: reference, marginPx: 1, marginMm: 1 }'),
      'marginMm',
      /^found marginPx and marginMm; expected one of them/,
    ],
    [
      'px fixed and mm swept',
      withPrompt(
        '{ kind: box-per-slice, source: reference, marginPx: 1 }',
        ', sweep: { marginMm: [1] }',
      ),
      'marginMm',
      /^found marginPx and marginMm/,
    ],
    [
      'swept and fixed at once',
      withPrompt('{ kind: box-per-slice, source: reference, scale: 1 }', ', sweep: { scale: [1] }'),
      'scale: [',
      /^found scale both swept and fixed/,
    ],
    [
      'offset swept and fixed',
      withPrompt(
        '{ kind: box-per-slice, source: reference, offset: { unit: px, x: 1, y: 0 } }',
        ', sweep: { offset: { unit: mm, x: [1], y: [0] } }',
      ),
      'offset: { unit: mm',
      /^found offset both swept and fixed/,
    ],
    [
      'a swept value twice',
      withPrompt(PROMPT, ', sweep: { offset: { unit: px, x: [0, -0], y: [0] } }'),
      '-0',
      /^found 0 twice in sweep\.offset\.x/,
    ],
    [
      'a strategy twice',
      `${withPrompt(PROMPT)}  - { model: litemedsam, id: a, prompt: ${PROMPT} }\n`,
      'a, prompt',
      /^strategy "a" stands twice/,
    ],
    [
      'two spellings of a strategy',
      `${withPrompt(PROMPT)}  - { model: litemedsam, id: A, prompt: ${PROMPT} }\n`,
      'A, prompt',
      /^strategy "A" differs from "a" only in case/,
    ],
    [
      'masks of an unknown arm',
      EXAMPLE.replace('masks: all', 'masks: [boxes-m3, boxes-g]'),
      'boxes-g]',
      /^unknown arm "boxes-g"; expected one of: boxes-m3, boxes-grid~s0\.8~x-0\.1~y0/,
    ],
    [
      'automatic without by',
      withPrompt('{ kind: box-per-slice, source: automatic }'),
      'source:',
      /^prompt\.by is missing/,
    ],
    [
      'by with the reference',
      withPrompt('{ kind: box-per-slice, source: reference, by: unet }'),
      'by:',
      /^source reference takes no by/,
    ],
    [
      'by a model that needs prompts',
      withPrompt('{ kind: box-per-slice, source: automatic, by: medsam }'),
      'medsam }',
      /^unknown model "medsam"; expected one of family task-specific: unet; or a rule/,
    ],
    [
      'corrections of an automatic prompt',
      tracked('{ kind: box-tracked, source: automatic, by: unet, rounds: 2 }'),
      'rounds:',
      /^rounds are corrections from the reference; expected source reference/,
    ],
    [
      'by of a model without prompts',
      withPrompt('{ kind: none, by: unet }').replace('litemedsam', 'unet'),
      'by:',
      /^kind none takes no by/,
    ],
    [
      'by without source',
      withPrompt('{ kind: box-per-slice, by: unet }'),
      '{ kind',
      /^prompt.source is missing/,
    ],
    [
      'by a model of another family',
      withPrompt('{ kind: box-per-slice, source: automatic, by: atrium-track }'),
      'atrium-track }',
      /^unknown model "atrium-track"; expected one of family task-specific: unet; or a rule/,
    ],
    [
      'a prompt of a task-specific model',
      withPrompt(PROMPT).replace('litemedsam', 'unet'),
      'box-per-slice',
      /^model unet is of family task-specific, which does not run box-per-slice; expected one of: none/,
    ],
    [
      'a rule with crossed bounds',
      withPrompt(
        '{ kind: box-per-slice, source: automatic, by: { rule: brightest-region, ml: [200, 20] } }',
      ),
      '{ rule',
      /expected each lower bound below/,
    ],
    [
      'a rule with a bound beyond',
      withPrompt(
        '{ kind: box-per-slice, source: automatic, by: { rule: fixed-box, box: [0, 0, 2, 1], slices: [0, 1] } }',
      ),
      '2, 1]',
      /^strategies\[0\]\.prompt\.by\.box\[2\]: found 2; expected a number from 0 to 1/,
    ],
    [
      'no source',
      withPrompt('{ kind: box-per-slice }'),
      '{ kind',
      /^prompt\.source is missing; kind box-per-slice needs it/,
    ],
    [
      'no every',
      withPrompt('{ kind: box-every-k, source: reference }'),
      '{ kind',
      /^prompt\.every is missing/,
    ],
    [
      'no keySlices',
      tracked('{ kind: boxes-tracked, source: reference }'),
      '{ kind',
      /^prompt\.keySlices is missing/,
    ],
    [
      'a key of another kind',
      withPrompt('{ kind: box-per-slice, source: reference, keySlice: largest }'),
      'keySlice:',
      /^kind box-per-slice takes no keySlice/,
    ],
    [
      'a sweep without a box',
      withPrompt('{ kind: none }', ', sweep: { scale: [1] }').replace('litemedsam', 'unet'),
      'sweep',
      /^kind none has no box/,
    ],
    [
      'zRange full of slice-wise boxes',
      withPrompt('{ kind: box-per-slice, source: reference, zRange: full }'),
      'full',
      /^box-per-slice from the reference knows the labelled range/,
    ],
    [
      'a label that is ignored too',
      EXAMPLE.replace('label: 1', 'label: [1, 2], ignore: 2'),
      '2 }',
      /^found 2 in both label and ignore/,
    ],
    [
      'a label of 0',
      EXAMPLE.replace('label: 1', 'label: 0'),
      '0 }',
      /^target\.label: found 0; expected a whole number from 1/,
    ],
    [
      'a key twice',
      EXAMPLE.replace('masks', 'seed: 2\nmasks'),
      'seed: 2\n',
      /^found key "seed" twice/,
    ],
    ['a key that is a list', `${EXAMPLE}? [a]\n: b\n`, '[a]', /^found a key that is not text/],
    [
      'NaN',
      withPrompt('{ kind: box-per-slice, source: reference, marginPx: .nan }'),
      '.nan',
      /^strategies\[0\]\.prompt\.marginPx: found NaN; expected a number/,
    ],
    [
      'infinity',
      withPrompt('{ kind: box-per-slice, source: reference, marginPx: .inf }'),
      '.inf',
      /found Infinity; expected a number/,
    ],
    [
      'an inexact seed',
      EXAMPLE.replace('20241109', '9007199254740993'),
      '9007',
      /^seed: found 9007199254740992/,
    ],
    [
      'a scale of 0',
      withPrompt('{ kind: box-per-slice, source: reference, scale: 0 }'),
      '0 }',
      /expected a number above 0/,
    ],
    [
      'an empty list',
      withPrompt(PROMPT, ', sweep: { scale: [] }'),
      '[]',
      /expected a list of at least 1, each a number above 0/,
    ],
    ['a tab', 'schema: atrium/protocol@1\nname:\n\tx\n', '\tx', /^not YAML: /],
    ['two documents', `${EXAMPLE}---\n{}\n`, '---', /^not YAML: /],
    ['an unknown tag', EXAMPLE.replace('la-pilot', '!js x'), '!js', /^not YAML: Unresolved tag/],
    ['an alias without anchor', EXAMPLE.replace('la-pilot', '*x'), '*x', /^not YAML: /],
    [
      'lists in lists',
      `name: x\n\nseed: ${'['.repeat(49)}[[x`,
      '[[x',
      /^found lists or mappings nested/,
    ],
    ['nothing', '', '', /^missing; expected keys schema, name/],
    ['a list', '- a\n', '', /^found \["a"\]; expected keys schema/],
  ])('%s', (_, text, at, expected) => {
    const place = placeOf(at, text);
    const there = problemsOf(text).filter((problem) => problem.startsWith(`${place} `));
    expect(there.map((problem) => problem.slice(place.length + 1))).toEqual(
      expect.arrayContaining([expect.stringMatching(expected)]),
    );
  });

  it('all problems at once, in the order of the file', () => {
    const text = EXAMPLE.replace('seed: 20241109', 'seed: -1')
      .replace('marginPx: 3', 'marginPx: x')
      .replace('model: atrium-track', 'model: medsam3')
      .replace('masks: all', 'mask: all');
    expect(problemsOf(text).map((problem) => problem.split(' ')[0])).toEqual([
      '4:7',
      '8:65',
      '16:12',
      '20:1',
    ]);
  });

  it('a protocol that does not fit a payload', () => {
    const strategy = (i: number) => `  - { id: s${i}, model: litemedsam, prompt: ${PROMPT} }\n`;
    const many = Array.from({ length: 500 }, (_, i) => strategy(i)).join('');
    expect(problemsOf(`${HEAD}strategies:\n${many}`)).toEqual([
      expect.stringMatching(/^1:1 found a protocol of \d+ bytes as JSON; expected at most 30000/),
    ]);
  });

  it('a cross product beyond any study, before it is expanded', () => {
    const list = `[${Array.from({ length: 150 }, (_, i) => i + 1).join(', ')}]`;
    const sweep = `, sweep: { marginPx: ${list}, scale: ${list}, offset: { unit: px, x: ${list}, y: ${list} } }`;
    expect(problemsOf(`${withPrompt(PROMPT, sweep)}masks: [a]\n`)).toEqual([
      '5:1 found 506250000 arms over all sweeps and repetitions; expected at most 10000.',
    ]);
  });
});

describe('parseProtocol ends soon', () => {
  const bomb = Array.from({ length: 30 }, (_, i) =>
    i === 0
      ? 'a0: &a0 [1, 1]'
      : `a${i}: &a${i} [${Array(10)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
  ).join('\n');
  it('on a bomb of aliases', () => {
    expect(problemsOf(bomb)).toEqual([
      expect.stringMatching(/^2:10 not YAML: Excessive alias count/),
    ]);
  });

  const size = 250_000;
  it.each([
    ['1 MB of text', '# x\n'.repeat(250_000)],
    ['deep lists', '['.repeat(size)],
    ['deep mappings', '? '.repeat(size / 2)],
    ['commas', `[${','.repeat(size - 1)}`],
    ['anchors', '&a '.repeat(size / 3)],
    ['many keys', Array.from({ length: size / 12 }, (_, i) => `k${i}: 1`).join('\n')],
    ['colons', ': '.repeat(size / 2)],
    ['strategies', `strategies:\n${'  - {}\n'.repeat(37_000)}`],
  ])(
    'on %s',
    (_, text) => {
      expect(problemsOf(text).length).toBeGreaterThan(0);
    },
    120_000,
  );
});

describe('parseProtocol never throws', () => {
  it('on arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        expect(read(text)).toMatchObject({ ok: false });
      }),
      { numRuns: 300 },
    );
  });

  it('on a protocol with any value replaced, and places every problem in the file', () => {
    const lines = EXAMPLE.split('\n');
    const value = fc.json({ maxDepth: 2 });
    fc.assert(
      fc.property(fc.nat(lines.length - 2), value, (at, json) => {
        const text = lines
          .map((line, i) => (i === at ? `${line.slice(0, line.indexOf(':') + 1)} ${json}` : line))
          .join('\n');
        const result = read(text);
        if (result.ok) return;
        for (const { line, column } of result.issue) {
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(column).toBeGreaterThan(0);
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('hides no problem behind another', () => {
  const text = EXAMPLE.replace('label: 1 }', 'label: 1, ignore: [1] }')
    .replace('model: litemedsam', 'model: nope\n    colour: red')
    .replace('marginPx: 3', 'marginPx: 3, marginMm: 2');
  const result = read(text);
  const messages = result.ok ? [] : result.issue.map(({ message }) => message);
  expect(messages).toEqual([
    expect.stringMatching(/both label and ignore/),
    expect.stringMatching(/unknown model "nope"/),
    expect.stringMatching(/unknown key "colour"/),
    expect.stringMatching(/marginPx and marginMm/),
  ]);
});

it('names a wrong target and a wrong mask also where another value has a wrong form', () => {
  const text = EXAMPLE.replace('label: 1 }', 'label: 1, ignore: [1] }')
    .replace('seed: 20241109', 'seed: x')
    .replace('masks: all', 'masks: [nope]');
  expect(problemsOf(text)).toEqual([
    expect.stringMatching(/both label and ignore/),
    expect.stringMatching(/seed|integer|number/),
    expect.stringMatching(/unknown arm "nope"/),
  ]);
});

it('counts the arms of the strategies that it can read', () => {
  const list = `[${Array.from({ length: 150 }, (_, i) => i + 1).join(', ')}]`;
  const sweep = `, sweep: { scale: ${list}, offset: { unit: px, x: ${list}, y: [0] } }`;
  const text = `${withPrompt(PROMPT, sweep)}  - { id: broken }\nmasks: [whatever]\n`;
  expect(problemsOf(text)).toEqual(
    expect.arrayContaining([expect.stringMatching(/found 22500 arms/)]),
  );
  expect(problemsOf(text).join('')).not.toMatch(/unknown arm/);
});
