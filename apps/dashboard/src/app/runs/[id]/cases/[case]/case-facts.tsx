import type { ViewerCase } from '@atrium/contracts';

/** Who and what the scan is. */
export function CaseFacts({ of }: { of: ViewerCase }) {
  const { geometry } = of;
  const facts: [string, string][] = [
    ['Site', of.site],
    ['Patient', of.patient_id],
    ['Manifest row', String(of.position + 1)],
    ['Reference', of.has_reference ? 'yes' : 'none'],
    ...(geometry ? geometryFacts(geometry) : []),
    ...Object.entries(of.covariates),
  ];
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-4 gap-y-0.5">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="max-w-[22ch] truncate text-muted" title={name}>
            {name}
          </dt>
          <dd className="min-w-0 break-words">{value === '' ? '-' : value}</dd>
        </div>
      ))}
    </dl>
  );
}

const geometryFacts = ({
  size,
  spacing,
  orientation,
}: NonNullable<ViewerCase['geometry']>): [string, string][] => [
  ['Voxels', `${size.join(' x ')} (to left, posterior, superior)`],
  ['Spacing', `${spacing.map((mm) => Number(mm.toFixed(3))).join(' x ')} mm`],
  ['Stored as', orientation],
];
