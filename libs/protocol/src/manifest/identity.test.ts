import { cohortName, manifestSha256 } from './identity';

describe('cohortName', () => {
  it.each([
    ['/data/utah/manifest.csv', 'utah'],
    ['/data/utah/MANIFEST.CSV', 'utah'],
    ['C:\\data\\utah\\manifest.csv', 'utah'],
    ['/data/utah/baseline.csv', 'baseline'],
    ['/data/左房/左房.csv', '左房'],
    ['/manifest.csv', 'manifest'],
    ['/data/list', 'list'],
  ])('%s is %s', (file, name) => expect(cohortName(file)).toBe(name));
});

describe('manifestSha256', () => {
  it('is of the rows as JSON, as sha256sum gives it', () => {
    // printf '[]' | sha256sum
    expect(manifestSha256([])).toBe(
      '4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945',
    );
  });
});
