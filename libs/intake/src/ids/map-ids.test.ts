import fc from 'fast-check';
import { idSchema } from '@atrium/contracts';
import { textKind } from '../privacy/text/text-kind';
import { cpuMilliseconds } from '../testing/cpu-milliseconds';
import { mapIds } from './map-ids';

const options = { of: 'case', secret: 'of the site' } as const;
const idsOf = (...names: string[]) => [...mapIds(names, options)];
const MADE = /^case-[bcdfghjkmnpqrstvwxz]{12}$/;

describe('mapIds', () => {
  it.each(['LA_0001', 'sub-01', '07WRK9R1KA0D6F4R2Z6T', 'a.b-c_d', '42'])('lets %s be', (name) => {
    expect(idsOf(name)).toEqual([[name, name]]);
  });

  it.each([
    ['blanks', 'case 01'],
    ['Japanese', '症例01'],
    ['a leading dot', '.hidden'],
    ['65 characters', 'x'.repeat(65)],
    ['nothing', ''],
    ['a slash', 'a/b'],
    ['the name of a person, though allowed', 'Mueller_Hans'],
    ['a Japanese name', '山田 太郎'],
    ['a birth date, though allowed', '1964-02-29'],
    ['a number of a patient, though allowed', '4711321'],
  ])('makes an id of a name of %s that tells nothing of it', (_, name) => {
    const [[, id]] = idsOf(name);
    expect(id).toMatch(MADE);
    expect(textKind(id)).toBe('plain');
  });

  it('makes ids for names that differ only in capitals, for both', () => {
    const mapped = mapIds(['A1', 'a1', 'B'], options);
    expect(mapped.get('A1')).toMatch(MADE);
    expect(mapped.get('a1')).toMatch(MADE);
    expect(mapped.get('A1')).not.toBe(mapped.get('a1'));
    expect(mapped.get('B')).toBe('B');
  });

  it('keeps what was mapped before, and gives it to no other name', () => {
    const kept = new Map([
      ['症例01', 'case-one'],
      ['gone', 'B'],
    ]);
    const mapped = mapIds(['症例01', 'Case-One', 'b', 'C'], { ...options, kept });
    expect(mapped.get('症例01')).toBe('case-one');
    expect(mapped.get('Case-One')).toMatch(MADE);
    expect(mapped.get('b')).toMatch(MADE);
    expect(mapped.get('C')).toBe('C');
    expect(mapped.has('gone')).toBe(false);
  });

  it('gives one id for a name composed and decomposed, and two where both are there', () => {
    const [composed, decomposed] = ['がぞう 1', 'がぞう 1'.normalize('NFD')];
    expect(composed).not.toBe(decomposed);
    expect(idsOf(composed)[0][1]).toBe(idsOf(decomposed)[0][1]);
    expect(new Set(mapIds([composed, decomposed], options).values()).size).toBe(2);
  });

  it('lets a site be called like a person', () => {
    expect(mapIds(['St.Thomas'], { ...options, of: 'site' }).get('St.Thomas')).toBe('St.Thomas');
    expect(mapIds(['St.Thomas'], options).get('St.Thomas')).toMatch(MADE);
  });

  it('asks the secret, and what the ids are of', () => {
    const id = (change: Partial<Parameters<typeof mapIds>[1]>) =>
      mapIds(['症例 1'], { ...options, ...change }).get('症例 1');
    expect(id({ secret: 'another' })).not.toBe(id({}));
    expect(id({ of: 'patient' })).toMatch(/^patient-/);
    expect(id({ of: 'patient' })?.slice(8)).not.toBe(id({})?.slice(5));
  });

  const name = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 70 }),
    fc.constantFrom(
      'A1',
      'a1',
      'Ａ１',
      'LA 1',
      'LA_1',
      'la_1',
      '山田 太郎',
      'が',
      'が'.normalize('NFD'),
    ),
  );

  it('gives allowed ids, different without capitals, the same in any order (property)', () => {
    fc.assert(
      fc.property(fc.array(name, { maxLength: 40 }), (names) => {
        const mapped = mapIds(names, options);
        expect([...mapped.keys()].sort()).toEqual([...new Set(names)].sort());
        const ids = [...mapped.values()];
        for (const id of ids) expect(idSchema.safeParse(id).success).toBe(true);
        expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
        expect(mapIds([...names].reverse(), options)).toEqual(mapped);
        expect([...mapIds(ids, options).values()].sort()).toEqual(ids.sort());
      }),
    );
  });

  it('maps 100,000 names in seconds', () => {
    const names = Array.from({ length: 100_000 }, (_, i) => `症例 ${i}`);
    const took = cpuMilliseconds(() => {
      expect(new Set(mapIds(names, options).values()).size).toBe(100_000);
    });
    expect(took).toBeLessThan(10_000);
  });
});
