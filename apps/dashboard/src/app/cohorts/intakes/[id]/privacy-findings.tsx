import { intakeKind, PRIVACY_REASONS, type PrivacyFinding } from '@atrium/contracts';

/** What may identify a person: where and why, never what stands there. */
export function PrivacyFindings({ findings }: { findings: readonly PrivacyFinding[] }) {
  const direct = findings.filter((one) => one.direct);
  const linkable = findings.filter((one) => !one.direct);
  if (findings.length === 0) return null;
  return (
    <section aria-label="Privacy" className="space-y-2">
      <h3 className="font-semibold">What may identify a person</h3>
      {direct.length > 0 && (
        <>
          <p>
            <strong className="text-bad">IDENTIFIER_FOUND</strong> error:{' '}
            {intakeKind('IDENTIFIER_FOUND').meaning}
          </p>
          <Findings findings={direct} />
        </>
      )}
      {linkable.length > 0 && (
        <details open={direct.length === 0}>
          <summary className="cursor-pointer text-accent">
            {linkable.length} more that only the site&apos;s records could link to a person
          </summary>
          <Findings findings={linkable} />
        </details>
      )}
      <p className="text-xs text-muted">The values themselves are shown nowhere.</p>
    </section>
  );
}

const Findings = ({ findings }: { findings: readonly PrivacyFinding[] }) => (
  <ul className="list-disc pl-5">
    {findings.map(({ place, name, reason }, i) => (
      <li key={`${i} ${place} ${name}`} className="wrap-anywhere">
        {place.replaceAll('-', ' ')} <strong>{name}</strong>: {PRIVACY_REASONS[reason]}
      </li>
    ))}
  </ul>
);
