import fc from 'fast-check';
import { resolveFiles } from './files';
import { parseManifest, parsePlacedManifest } from './parse';

const HEADER = 'case_id,patient_id,site,image,reference';
const bytes = (text: string) => new TextEncoder().encode(text);
const parse = (text: string) => parseManifest(bytes(text), 'cohort.csv');

const rowsOf = (text: string) => {
  const result = parse(text);
  if (!result.ok) throw new Error(JSON.stringify(result.issue));
  return result.value;
};
const problemsOf = (input: string | Uint8Array) => {
  const result = parseManifest(typeof input === 'string' ? bytes(input) : input, 'cohort.csv');
  if (result.ok) throw new Error('the manifest was accepted');
  return result.issue.map(({ line, column, message }) => `${line}:${column} ${message}`);
};

const ROW = {
  case_id: 'A1',
  patient_id: 'P1',
  site: 'utah',
  image: 'a 1.nii.gz',
  reference: 'r.nii.gz',
  covariates: {},
};

describe('parseManifest accepts', () => {
  it.each([
    ['LF', `${HEADER}\nA1,P1,utah,a 1.nii.gz,r.nii.gz\n`],
    ['CRLF', `${HEADER}\r\nA1,P1,utah,a 1.nii.gz,r.nii.gz\r\n`],
    ['no end of line', `${HEADER}\nA1,P1,utah,a 1.nii.gz,r.nii.gz`],
    ['a byte order mark', `\uFEFF${HEADER}\nA1,P1,utah,a 1.nii.gz,r.nii.gz\n`],
    ['semicolons', `${HEADER}\nA1,P1,utah,a 1.nii.gz,r.nii.gz\n`.replaceAll(',', ';')],
    ['quotes', `${HEADER}\n"A1",P1,"utah","a 1.nii.gz",r.nii.gz\n`],
    ['empty lines', `${HEADER}\n\nA1,P1,utah,a 1.nii.gz,r.nii.gz\n\n\n`],
  ])('%s', (_, text) => expect(rowsOf(text)).toEqual([ROW]));

  it('columns in any order, unknown ones as covariates', () => {
    const text =
      'site,scanner,case_id,reference,image,patient_id,toString\nutah,"Aera, 1.5 T",A1,,x.nii,P1,z\n';
    const [row] = rowsOf(text);
    expect(row).toMatchObject({ case_id: 'A1', reference: '', image: 'x.nii' });
    expect(Object.entries(row.covariates)).toEqual([
      ['scanner', 'Aera, 1.5 T'],
      ['toString', 'z'],
    ]);
  });

  it('a second reader as a file, not as a covariate', () => {
    const [row] = rowsOf(`${HEADER},reference_2\nA1,P1,utah,a 1.nii.gz,r.nii.gz,r2.nii.gz\n`);
    expect(row).toEqual({ ...ROW, reference_2: 'r2.nii.gz' });
    const upper = resolveFiles(row, (file) => `/data/${file}`);
    expect([upper.image, upper.reference, upper.reference_2]).toEqual([
      '/data/a 1.nii.gz',
      '/data/r.nii.gz',
      '/data/r2.nii.gz',
    ]);
    const none = { ...row, reference: '', reference_2: '' };
    expect(resolveFiles(none, () => 'x')).toMatchObject({ reference: '', reference_2: '' });
  });

  it('a patient of the same id at another site, however spelt', () => {
    expect(rowsOf(`${HEADER}\nA,P1,x,a,\nB,p1,y,b,\n`)).toHaveLength(2);
  });
});

describe('a manifest of names that become ids', () => {
  const parseNames = (text: string) => parsePlacedManifest(bytes(text), 'cohort.csv', 'names');

  it('calls cases, patients and sites anything', () => {
    const result = parseNames(`${HEADER}\n症例 1,.P^1,Köln (2),a.nii,\n`);
    if (!result.ok) throw new Error(JSON.stringify(result.issue));
    const [{ row, line }] = result.value;
    expect([line, row.case_id, row.patient_id, row.site]).toEqual([
      2,
      '症例 1',
      '.P^1',
      'Köln (2)',
    ]);
  });

  it('needs no site', () => {
    const none = parseNames('case_id,patient_id,image,reference\nA,P,a.nii,\n');
    expect(none).toMatchObject({ ok: true, value: [{ row: { site: '', covariates: {} } }] });
    expect(parse('case_id,patient_id,image,reference\nA,P,a.nii,\n').ok).toBe(false);
  });

  it.each([
    ['no name', 'A,,s,a.nii,', '2:3 patient_id: found nothing; expected a name.'],
    ['a case twice', 'A 1,P,s,a.nii,\nA 1,P,s,b.nii,', '3:1 case_id: found "A 1" twice'],
    ['two spellings', 'A 1,P,s,a.nii,\na 1,P,s,b.nii,', '3:1 case_id: found "a 1", which differs'],
  ])('refuses %s', (_, rows, problem) => {
    const result = parseNames(`${HEADER}\n${rows}\n`);
    const said = result.ok
      ? []
      : result.issue.map((one) => `${one.line}:${one.column} ${one.message}`);
    expect(said).toEqual([expect.stringContaining(problem)]);
  });
});

describe('parseManifest refuses', () => {
  it('Latin-1, with the line and column of the first bad byte', () => {
    const text = `${HEADER}\nA1,P1,z\u00fcrich,a.nii,\n`;
    const latin1 = Uint8Array.from(text, (char) => char.charCodeAt(0));
    expect(problemsOf(latin1)).toEqual([
      '2:8 found byte 0xFC, which is not UTF-8; expected the file to be saved as UTF-8.',
    ]);
  });

  it.each(['__proto__', 'constructor', 'prototype'])('a column called %s', (name) => {
    expect(problemsOf(`${HEADER},age,${name}\nA1,P1,utah,a.nii,,61,x\n`)).toEqual([
      `1:${HEADER.length + 6} found column "${name}"; expected another name.`,
    ]);
  });

  it('a file that ends within a character', () => {
    const cut = bytes(`${HEADER}\nA1,P1,z\u00fc`).subarray(0, -1);
    expect(problemsOf(cut)).toEqual([expect.stringMatching(/^2:8 found byte 0xC3/)]);
  });

  it('UTF-16', () => {
    expect(problemsOf(new Uint8Array([0xff, 0xfe, 99, 0]))).toEqual([
      expect.stringMatching(/^1:1 found byte 0xFF/),
    ]);
  });

  it.each([
    ['nothing', '', /^1:1 found an empty file/],
    ['no case', `${HEADER}\n`, /^1:1 found no case/],
    [
      'a missing column',
      'case_id,patient_id,site,image\nA,P,s,a\n',
      /^1:1 missing column reference/,
    ],
    ['a column twice', `${HEADER},site\nA,P,s,a,,s\n`, /^1:41 found column "site" twice/],
    ['a column without name', `${HEADER},\nA,P,s,a,,s\n`, /^1:41 found a column without a name/],
    ['a short row', `${HEADER}\nA,P,s,a\n`, /^2:7 found 4 fields; expected 5/],
    ['a long row', `${HEADER}\nA,P,s,a,b,c,d\n`, /^2:11 found 7 fields; expected 5/],
    ['no image', `${HEADER}\nA,P,s,,b\n`, /^2:7 image: found nothing/],
    ['a leading dot', `${HEADER}\n.A,P,s,a,b\n`, /^2:1 case_id: found "\.A"; expected 1 to 64/],
    ['a long id', `${HEADER}\nA,${'P'.repeat(65)},s,a,b\n`, /^2:3 patient_id: found/],
    ['a slash', `${HEADER}\nA,P,s/t,a,b\n`, /^2:5 site: found "s.t"/],
    [
      'a case twice',
      `${HEADER}\nA,P,s,a,\nB,P,s,a,\nA,P,t,b,\n`,
      /^4:1 case_id: found "A" twice, first in line 2/,
    ],
    [
      'two spellings of a case',
      `${HEADER}\nAb,P,s,a,\naB,P,s,a,\n`,
      /^3:1 case_id: found "aB", which differs/,
    ],
    [
      'two spellings of a site',
      `${HEADER}\nA,P,s,a,\nB,P,S,a,\n`,
      /^3:5 site: found "S", which differs/,
    ],
    ['two spellings of a patient', `${HEADER}\nA,P,s,a,\nB,p,s,a,\n`, /^3:3 patient_id: found "p"/],
    ['an open quote', `${HEADER}\nA,"P,s,a,\n`, /^2:3 found a quote that is never closed/],
    ['text after a quote', `${HEADER}\nA,"P"x,s,a,\n`, /^2:6 found "x" after a closing quote/],
    ['a quote in a field', `${HEADER}\nA,P"x,s,a,\n`, /^2:4 found a quote within/],
    ['a NUL', `${HEADER}\nA,P,s,a\0,\n`, /^2:7 found a NUL/],
  ])('%s', (_, text, expected) => {
    expect(problemsOf(text)).toEqual(expect.arrayContaining([expect.stringMatching(expected)]));
  });

  it('all problems at once, in the order of the file, lines counted through quoted line ends', () => {
    const text = `${HEADER},note\nA,P,s,a,,"one\r\ntwo"\n.B,P,s,,,x\nA,P,S,a\n`;
    expect(problemsOf(text).map((problem) => problem.split(' ')[0])).toEqual(['4:1', '4:8', '5:7']);
  });
});

describe('parseManifest never throws', () => {
  it('on arbitrary bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (junk) => {
        const result = parseManifest(junk, 'x.csv');
        if (result.ok) expect(result.value.length).toBeGreaterThan(0);
        else {
          expect(result.issue.length).toBeGreaterThan(0);
          for (const { line, column } of result.issue)
            expect(Math.min(line, column)).toBeGreaterThan(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('on near-manifests', () => {
    const cell = fc.string({
      unit: fc.constantFrom('"', ',', ';', '\n', '\r', 'A', 'b', '.', 'ü'),
    });
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 20 }), (cells) => {
        parse(`${HEADER}\n${cells.join(',')}`);
      }),
    );
  });
});
