import fc from 'fast-check';
import { cpuMilliseconds } from '../../testing/cpu-milliseconds';
import { textKind } from './text-kind';

describe('textKind', () => {
  it.each([
    ['name', 'Müller^Hans'],
    ['name', 'DOE^JANE^^Dr'],
    ['name', 'Doe, Jane'],
    ['name', 'Hans Müller'],
    ['name', 'MÜLLER Hans'],
    ['name', 'YAMADA_TARO'],
    ['name', 'Yamada-Kojiro'],
    ['name', 'scan_of_jennifer'],
    ['name', 'Frau Schmidt'],
    ['name', 'Иванов Пётр'],
    ['name', '山田 太郎'],
    ['name', '山田\u3000花子_LGE'],
    ['name', '佐藤一郎'],
    ['name', '左房_鈴木さくら'],
    ['name', '小野様'],
    ['name', 'ヤマダ タロウ'],
    ['name', '김철수'],
    ['date', '19640229'],
    ['date', 'scan_1964-02-29_b'],
    ['date', '29.02.1964'],
    ['date', '02/29/1964'],
    ['date', '31121999'],
    ['date', '20110304123000'],
    ['date', '昭和39年2月'],
    ['date', 'S39.2.29'],
    ['date', '2024年3月1日'],
    ['id', 'MRN1234'],
    ['id', 'PID_00042'],
    ['id', '4711321'],
    ['id', 'x12345678y'],
    ['id', '1.2.840.113619.2.55.3'],
    ['id', '078-05-1120'],
    ['id', '+81 90 1234 5678'],
    ['id', 'j.doe@clinic.example'],
    ['empty', ''],
    ['empty', ' \0\0 '],
    ['plain', 'lgemri'],
    ['plain', 'LA_0001_0000'],
    ['plain', '07WRK9R1KA0D6F4R2Z6T'],
    ['plain', 'sub-000123_ses-01_acq-LGE_T1w'],
    ['plain', 'Left Atrium'],
    ['plain', 'LGE_ATRIUM'],
    ['plain', '3D Late Gadolinium Enhanced'],
    ['plain', 'SIEMENS Healthineers'],
    ['plain', 'GE MEDICAL SYSTEMS'],
    ['plain', 'Philips Medical Systems'],
    ['plain', 'TE=2.2;Time=103045.123'],
    ['plain', 'FSL5.0'],
    ['plain', '左房 造影'],
    ['plain', '症例01'],
    ['plain', '遅延造影_左心房'],
    ['plain', '99999999'.slice(0, 5)],
    ['plain', '2018'],
  ])('is %s for %j', (kind, text) => expect(textKind(text)).toBe(kind));

  it('knows every day of two centuries, however written (property)', () => {
    const day = fc.date({
      min: new Date('1900-01-01'),
      max: new Date('2099-12-31'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(
        day,
        fc.constantFrom('-', '_', '.', '/', ''),
        fc.boolean(),
        (date, sign, first) => {
          const [y, m, d] = date.toISOString().slice(0, 10).split('-');
          expect(textKind((first ? [y, m, d] : [d, m, y]).join(sign))).toBe('date');
        },
      ),
    );
  });

  it('answers any text (property)', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        expect(['empty', 'name', 'date', 'id', 'plain']).toContain(textKind(text));
      }),
    );
  });

  it.each([
    ['letters', 'Ab'.repeat(50_000)],
    ['digits', '12'.repeat(50_000)],
    ['dots', '1.'.repeat(50_000)],
    ['carets', 'a^'.repeat(50_000)],
    ['katakana', 'ヤ'.repeat(100_000)],
    ['capitals', 'A'.repeat(100_000)],
    ['commas', 'Ab, '.repeat(30_000)],
    ['blanks', ' '.repeat(100_000)],
    ['kanji', '山 '.repeat(50_000)],
    ['signs', 'a@a.'.repeat(25_000)],
  ])('takes no long time over %s', (_, text) => {
    const took = cpuMilliseconds(() => {
      textKind(text);
    });
    expect(took).toBeLessThan(3000);
  });
});
