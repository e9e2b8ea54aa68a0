import type { TextIssue } from '@atrium/contracts';

interface ProblemListProps {
  readonly issues: readonly TextIssue[];
  readonly onGo: (issue: TextIssue) => void;
}

/** Every problem with its place; choosing one puts the cursor there. */
export function ProblemList({ issues, onGo }: ProblemListProps) {
  if (issues.length === 0) return null;
  return (
    <ol aria-label="Problems" className="mt-2 max-h-64 overflow-y-auto border-t border-line">
      {issues.map((issue, i) => (
        <li key={`${i} ${issue.message}`} className="border-b border-line">
          <button
            type="button"
            onClick={() => onGo(issue)}
            className="flex w-full flex-col gap-x-3 px-1 py-1.5 text-left hover:bg-sunken sm:flex-row"
          >
            <span className="whitespace-nowrap text-muted tabular-nums">
              Line {issue.line}, column {issue.column}
            </span>
            <span className="min-w-0 break-words">{issue.message}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
