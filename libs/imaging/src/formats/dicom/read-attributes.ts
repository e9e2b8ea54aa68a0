import { ok, type Result } from '@atrium/contracts';
import { withFile } from '../file';
import { parseStart } from './header';
import type { ListedAttribute } from './list-attributes';
import { guarded } from './parse';
import { TAG } from './tags';

/** All that a DICOM file says before its pixels, and what it says of itself. It stays in memory: for those who look for persons. */
export interface DicomAttributes {
  readonly attributes: readonly ListedAttribute[];
  readonly sopClass: string;
  /** Burned In Annotation; null where it does not say. */
  readonly burnedIn: boolean | null;
  readonly identityRemoved: boolean;
}

/**
 * Reads the attributes of a DICOM file up to its pixels.
 *
 * @returns them, or what readDicomHeader finds; no message holds a path or a value of the file
 */
export const readDicomAttributes = (path: string): Promise<Result<DicomAttributes>> =>
  withFile(path, async (file) => {
    const parsed = await parseStart(file);
    if (!parsed.ok) return parsed;
    return guarded(() => {
      const { attributes } = parsed.value;
      const burnedIn = attributes.text(TAG.burnedInAnnotation);
      return ok({
        attributes: attributes.list(),
        sopClass: attributes.text(TAG.sopClass),
        burnedIn: burnedIn === '' ? null : burnedIn !== 'NO',
        identityRemoved: attributes.text(TAG.identityRemoved) === 'YES',
      });
    });
  });
