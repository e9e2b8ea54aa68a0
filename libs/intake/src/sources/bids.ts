import { groupBy } from '@atrium/contracts';
import { parseBidsFile, type BidsFile } from './bids-file';
import { uniqueNames } from './case-names';
import type { NotPaired, NotPairedReason, Pairing, PairPattern, SourceRow } from './source-row';

/** Names of images with late enhancement, where a session has others besides. */
const LATE = /lge|psir|(^|_)(ce|acq)-[^_]*(gad|late|delayed)/i;

/**
 * The cases of a BIDS data set: anatomical images with the segmentations (dseg, mask) that its derivatives hold of them. Where
 * several images have one name but for their suffix, the one that is called late enhancement is the case's.
 *
 * @param files places within the data set, / between names
 * @param participants participant_id -> its columns; one called site names the site
 */
export function pairBids(
  files: readonly string[],
  participants: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Pairing {
  const notPaired: NotPaired[] = [];
  const parsed: BidsFile[] = [];
  for (const file of files) {
    const one = parseBidsFile(file);
    if (one) parsed.push(one);
    else notPaired.push({ file, reason: 'not-a-scan' });
  }
  const found = [...groupBy(parsed, ({ key }) => key).values()].map(pairGroup);
  const pairs = found.flatMap(({ pair }) => (pair ? [pair] : []));
  return {
    patterns: patternsOf(pairs),
    rows: rowsOf(pairs, participants),
    notPaired: [...notPaired, ...found.flatMap(({ refused }) => refused)],
  };
}

interface BidsPair {
  readonly image: BidsFile;
  readonly reference: BidsFile | null;
}

function pairGroup(group: readonly BidsFile[]): { pair: BidsPair | null; refused: NotPaired[] } {
  const references = group.filter(({ isReference }) => isReference);
  const images = group.filter(({ isReference }) => !isReference);
  const late = images.filter(({ file }) => LATE.test(file.slice(file.lastIndexOf('/') + 1)));
  const chosen = late.length > 0 ? late : images;
  const refuse = (reason: NotPairedReason) => group.map(({ file }) => ({ file, reason }));
  if (chosen.length === 0) return { pair: null, refused: refuse('no-image') };
  if (chosen.length > 1) return { pair: null, refused: refuse('several-images') };
  const [image] = chosen;
  const itsOwn = references.filter(({ suffix }) => suffix === null || suffix === image.suffix);
  if (itsOwn.length > 1) return { pair: null, refused: refuse('several-references') };
  const reference = itsOwn.at(0) ?? null;
  const reasonOf = ({ suffix }: BidsFile): NotPairedReason =>
    images.some((one) => one.suffix === suffix) ? 'several-images' : 'no-image';
  const others = group.filter((one) => one !== image && one !== reference);
  return {
    pair: { image, reference },
    refused: others.map((one) => ({ file: one.file, reason: reasonOf(one) })),
  };
}

function rowsOf(
  pairs: readonly BidsPair[],
  participants: ReadonlyMap<string, Readonly<Record<string, string>>>,
): SourceRow[] {
  const names = uniqueNames(
    pairs.map(({ image: { session, key } }) => ({
      short: session,
      joined: key.slice(key.indexOf('/') + 1),
      whole: key,
    })),
  );
  return pairs.map(({ image, reference }, i) => {
    const { site, ...covariates } = participants.get(image.participant) ?? {};
    return {
      case_name: names[i],
      patient_name: image.participant,
      site_name: site ? site : null,
      image: image.file,
      reference: reference?.file ?? '',
      covariates,
    };
  });
}

function patternsOf(pairs: readonly BidsPair[]): PairPattern[] {
  const withReference = pairs.filter(({ reference }) => reference !== null).length;
  const image = 'sub-*/[ses-*/]anat/*';
  const patterns = [
    { image, reference: `derivatives/**/${image}`, cases: withReference },
    { image, reference: '', cases: pairs.length - withReference },
  ];
  return patterns.filter(({ cases }) => cases > 0).sort((a, b) => b.cases - a.cases);
}
