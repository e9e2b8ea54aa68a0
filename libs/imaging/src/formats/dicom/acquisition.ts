import type { Attributes } from './attributes';
import { TAG } from './tags';

/** Attributes by which a coordinator tells a series: looked at where the files are, and nowhere else. */
export interface Acquisition {
  readonly modality: string;
  /** Values of Image Type: ORIGINAL, PRIMARY, M, ... */
  readonly imageType: readonly string[];
  /** SE, IR, GR, ... */
  readonly scanningSequence: readonly string[];
  /** 2D, 3D or nothing. */
  readonly dimension: string;
  readonly inversionTimeMs: number | null;
  /** Series Description and Protocol Name. Free text that may name a person: for suggestions at the site. */
  readonly description: string;
}

/** Looks them up in a data set, and in the functional groups of an enhanced one. */
export function acquisitionOf(attributes: Attributes): Acquisition {
  const groups = [...attributes.items(TAG.sharedGroups), ...attributes.items(TAG.perFrameGroups)];
  const modifier = groups.flatMap((group) => group.items(TAG.mrModifierSequence)).at(0);
  const inversion = [
    ...attributes.decimals(TAG.inversionTime),
    ...(modifier?.doubles(TAG.inversionTimes) ?? []),
  ];
  const recovers = modifier?.text(TAG.inversionRecovery) === 'YES' ? ['IR'] : [];
  return {
    modality: attributes.text(TAG.modality),
    imageType: attributes.texts(TAG.imageType),
    scanningSequence: [...attributes.texts(TAG.scanningSequence), ...recovers],
    dimension: attributes.text(TAG.mrAcquisitionType),
    inversionTimeMs: inversion.find((ms) => Number.isFinite(ms) && ms > 0) ?? null,
    description: `${attributes.text(TAG.seriesDescription)} ${attributes.text(TAG.protocolName)}`,
  };
}
