import type { PrivacyFinding } from '@atrium/contracts';
import { identifying } from './names';

/** Bytes of a header that are looked at: NRRD has texts of a line each, and then the voxels. */
export const NRRD_START_BYTES = 2 ** 16;

/** A field (`content: text`) or a pair of a tool's own (`key:=text`). */
const LINE = /^([^:]+):[ =](.*)$/;
/** Fields of numbers and of words of the format. */
const FORMAL =
  /^(type|dimension|space|space dimension|sizes|spacings|space directions|space origin|kinds|endian|encoding|centers|centerings|units|space units|thicknesses|axis mins|axis maxs|min|max|old min|old max|byte skip|line skip|block size|measurement frame|number|data file|datafile)$/i;

/**
 * What the header of a NRRD file says of a person: its content, labels and what tools wrote as pairs of key and value.
 *
 * @param start the first bytes of the file
 */
export function findInNrrd(start: Uint8Array): PrivacyFinding[] {
  const [header] = new TextDecoder().decode(start).split(/\r?\n\r?\n/, 1);
  return header.split(/\r?\n/).flatMap((line, i): PrivacyFinding[] => {
    const match = LINE.exec(line);
    if (!match || FORMAL.test(match[1])) return [];
    const reason = identifying(match[2]);
    // A key that a tool made up is not named where it looks like a person itself.
    const name = identifying(match[1]) === null ? match[1] : `line ${i + 1}`;
    return reason === null ? [] : [{ place: 'header-field', name, reason, direct: true }];
  });
}
