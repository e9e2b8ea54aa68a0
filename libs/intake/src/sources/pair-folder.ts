import { groupBy } from '@atrium/contracts';
import { uniqueNames } from './case-names';
import { placeOf, type Place } from './role';
import type { NotPaired, NotPairedReason, Pairing, PairPattern, SourceRow } from './source-row';

/** An image with its reference. */
interface Pair {
  readonly image: Place;
  readonly reference: Place | null;
}

const refuse = (places: readonly Place[], reason: NotPairedReason): NotPaired[] =>
  places.map(({ file }) => ({ file, reason }));

/**
 * Images and their references in a folder, by how they are called: X and X_label, image/X and label/X, CASE/lgemri and
 * CASE/laendo, nnU-Net's imagesTr/X_0000 and labelsTr/X. An image without a reference is a row too. Every file is in a row or
 * among those not paired. The time grows with the number of files alone.
 *
 * @param files places within the source, / between names
 */
export function pairFolder(files: readonly string[]): Pairing {
  const notPaired: NotPaired[] = [];
  const places: Place[] = [];
  for (const file of files) {
    const place = placeOf(file);
    if (!place) notPaired.push({ file, reason: 'not-a-scan' });
    else if (place.channel !== null && place.channel > 0)
      notPaired.push({ file, reason: 'other-channel' });
    else places.push(place);
  }
  const found = [...groupBy(places, ({ key }) => key).values()].map(pairGroup);
  const pairs = found.flatMap(({ pair }) => (pair ? [pair] : []));
  const { clear, unclear } = sift(pairs);
  return {
    patterns: countPatterns(clear),
    rows: rowsOf(clear),
    notPaired: [
      ...notPaired,
      ...found.flatMap(({ refused }) => refused),
      ...refuse(
        unclear.map(({ image }) => image),
        'unclear',
      ),
    ],
  };
}

function pairGroup(group: readonly Place[]): { pair: Pair | null; refused: NotPaired[] } {
  const references = group.filter(({ role }) => role === 'reference');
  const images = group.filter(({ role }) => role !== 'reference');
  if (images.length === 0) return { pair: null, refused: refuse(group, 'no-image') };
  if (images.length > 1) return { pair: null, refused: refuse(group, 'several-images') };
  if (references.length > 1) return { pair: null, refused: refuse(group, 'several-references') };
  return { pair: { image: images[0], reference: references.at(0) ?? null }, refused: [] };
}

/** What nothing calls an image, and what has no reference, is none where others in its folder are one. */
function sift(pairs: readonly Pair[]): { clear: Pair[]; unclear: Pair[] } {
  const isSure = ({ image, reference }: Pair) => reference !== null || image.role === 'image';
  const sure = new Set(pairs.filter(isSure).map(({ image }) => image.folder));
  const isClear = (pair: Pair) => isSure(pair) || !sure.has(pair.image.folder);
  return { clear: pairs.filter(isClear), unclear: pairs.filter((pair) => !isClear(pair)) };
}

/** A case is called after its file or folder; where two are called alike, after the whole place. */
function rowsOf(pairs: readonly Pair[]): SourceRow[] {
  const names = uniqueNames(
    pairs.map(({ image: { name, key } }) => ({
      short: name,
      joined: key.replaceAll('/', '_').replaceAll('*', ''),
      whole: key,
    })),
  );
  return pairs.map(({ image, reference }, i) => ({
    case_name: names[i],
    patient_name: names[i],
    site_name: null,
    image: image.file,
    reference: reference?.file ?? '',
    covariates: {},
  }));
}

function countPatterns(pairs: readonly Pair[]): PairPattern[] {
  const patterns = groupBy(pairs, patternOf);
  return [...patterns.values()]
    .map(([{ image, reference }, ...more]) => ({
      image: image.pattern,
      reference: reference?.pattern ?? '',
      cases: 1 + more.length,
    }))
    .sort((a, b) => b.cases - a.cases);
}

const patternOf = ({ image, reference }: Pair): string =>
  `${image.pattern}\n${reference?.pattern ?? ''}`;
