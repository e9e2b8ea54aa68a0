import { readDicomAttributes, type DicomAttributes } from '@atrium/imaging';
import { profileOf, textKind, type DicomSubject } from '@atrium/intake';

/** Secondary Capture and its multi-frame kinds (PS3.4, B.5). */
const SCREEN_CAPTURE = '1.2.840.10008.5.1.4.1.1.7';

/** A DICOM file as privacy sees it: no value of it is left. null where it cannot be read. */
export async function readDicomSubject(file: string): Promise<DicomSubject | null> {
  const read = await readDicomAttributes(file);
  return read.ok ? subjectOf(read.value) : null;
}

function subjectOf(read: DicomAttributes): DicomSubject {
  const { attributes, burnedIn, sopClass, identityRemoved } = read;
  return {
    attributes: attributes.map(({ path, tag, vr, hasValue, text }) => {
      const entry = profileOf(tag);
      return {
        path,
        tag,
        // A file of implicit kinds says none: the profile's table does, of what it names.
        vr: vr === '' ? (entry?.vr ?? 'UN') : vr,
        keyword: entry?.keyword ?? '',
        hasValue,
        looksLike: text === null ? (hasValue ? 'plain' : 'empty') : textKind(text),
      };
    }),
    burnedIn,
    screenCapture: sopClass === SCREEN_CAPTURE || sopClass.startsWith(`${SCREEN_CAPTURE}.`),
    identityRemoved,
  };
}
