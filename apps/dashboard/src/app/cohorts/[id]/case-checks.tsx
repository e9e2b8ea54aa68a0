import { counted, type CohortCase } from '@atrium/contracts';

/** What intake warned of and what was said to it; a dash of a case that came without intake. */
export function CaseChecks({ checks }: Pick<CohortCase, 'checks'>) {
  if (checks === null) return '-';
  if (checks.length === 0) return 'none';
  return (
    <details>
      <summary className="cursor-pointer whitespace-nowrap text-accent">
        {counted(checks.length, 'warning')}
      </summary>
      <ul className="w-72 space-y-1 pt-1">
        {checks.map(({ code, file, found, expected, answer }, i) => (
          <li key={`${i} ${code}`} className="wrap-anywhere">
            <span className="text-warn">{code}</span>
            {file && ` of the ${file}`}: found {found}; expected {expected}.{' '}
            <span className="text-muted">Answer:</span> {answer ?? 'none'}
          </li>
        ))}
      </ul>
    </details>
  );
}
