import { MEASURES, measureGroups } from './data';

const numbers = { n: 3, min: 1, q1: 2, median: 3, q3: 4, max: 5 };

describe('measureGroups', () => {
  it('has a row per site in the order of sites, and leaves out what nobody has', () => {
    const groups = measureGroups(
      [
        { site: 'b', measure: 'size_z', ...numbers },
        { site: 'a', measure: 'spacing_x', ...numbers },
        { site: 'b', measure: 'spacing_x', ...numbers, median: 2.5 },
      ],
      ['a', 'b'],
    );
    expect(groups.map(({ id, rows }) => [id, rows.map(({ site }) => site)])).toEqual([
      ['spacing_x', ['a', 'b']],
      ['size_z', ['b']],
    ]);
    expect(groups[1].rows[0]).toMatchObject({ siteIndex: 1, median: 3 });
  });

  it('names each measure once', () => {
    expect(new Set(MEASURES.map(({ id }) => id)).size).toBe(MEASURES.length);
  });
});
