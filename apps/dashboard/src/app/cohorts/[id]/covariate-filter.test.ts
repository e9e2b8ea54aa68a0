import { readCovariate, writeCovariate } from './covariate-filter';

describe('a covariate in the address', () => {
  it.each([
    { name: 'scanner', value: 'Siemens Aera' },
    { name: '撮像装置', value: '東芝, 1.5T' },
    { name: 'a=b', value: 'c=d&e,f' },
    { name: 'empty', value: '' },
  ])('comes back as it was: %j', (filter) =>
    expect(readCovariate(writeCovariate(filter))).toEqual(filter),
  );

  it.each(['', 'nonsense', '=x', '%E0%A4%A=x'])('is nothing in %j', (text) =>
    expect(readCovariate(text)).toBeNull(),
  );
});
