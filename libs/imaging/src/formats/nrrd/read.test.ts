import { join } from 'node:path';
import { fixtureCases } from '../../testing/fixtures';
import { expectCase, filesOf, inFilesOf, type ScanCase, sha256Of } from '../../testing/scan-case';
import { readNrrd } from './read';

describe.each(fixtureCases<ScanCase>('nrrd'))('$name', (expected) => {
  it('reads as SimpleITK reads it', async () => {
    const files = filesOf(expected);
    const result = await inFilesOf(files, (folder) => readNrrd(join(folder, files[0][0]), 'image'));
    expectCase(result, expected);
    expect(result).toMatchObject({
      value: { sha256: sha256Of(files.map(([, bytes]) => bytes)), warnings: [] },
    });
  });
});
