import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { detectDelimiter, parseCsv } from './csv';

const texts = (text: string, delimiter: ',' | ';' = ',') =>
  parseCsv(text, delimiter).rows.map((row) => row.map((field) => field.text));

describe('parseCsv', () => {
  it('gives every field its place', () => {
    const { rows } = parseCsv('a,"b\nc",d\r\n\r\né,f', ',');
    expect(rows).toEqual([
      [
        { line: 1, column: 1, text: 'a' },
        { line: 1, column: 3, text: 'b\nc' },
        { line: 2, column: 4, text: 'd' },
      ],
      [
        { line: 4, column: 1, text: 'é' },
        { line: 4, column: 3, text: 'f' },
      ],
    ]);
  });

  it('reads what csv-parse reads from well-formed text', () => {
    const cell = fc.string({ unit: fc.constantFrom('"', ',', ';', '\n', 'A', 'é', ' ', '😀') });
    const table = fc
      .integer({ min: 2, max: 4 })
      .chain((width) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1 }),
      );
    fc.assert(
      fc.property(
        table,
        fc.constantFrom('\n', '\r\n'),
        fc.constantFrom(',', ';'),
        (rows, eol, delimiter) => {
          const quote = (text: string) => `"${text.replaceAll('"', '""')}"`;
          const text = rows.map((row) => row.map(quote).join(delimiter) + eol).join('');
          const parsed = parseCsv(text, delimiter === ';' ? ';' : ',');
          expect(parsed.problems).toEqual([]);
          expect(texts(text, delimiter === ';' ? ';' : ',')).toEqual(
            parse(text, { delimiter, skip_empty_lines: true, record_delimiter: eol }),
          );
        },
      ),
    );
  });

  it('takes the delimiter that the header holds more of', () => {
    expect(detectDelimiter('a;b,c;d\n,,,,')).toBe(';');
    expect(detectDelimiter('a,b,c\n;;;;')).toBe(',');
    expect(detectDelimiter('alone')).toBe(',');
  });

  it('reads a hundred thousand rows within five seconds', () => {
    const text = 'a,b,c,d,e\n'.repeat(100_000);
    const start = performance.now();
    expect(parseCsv(text, ',').rows).toHaveLength(100_000);
    expect(performance.now() - start).toBeLessThan(5000);
  });
});
