'use client';

import { counted, type IntakeSummary } from '@atrium/contracts';
import { Button } from '@/components/button';
import { formatWhole } from '@/components/format';
import { Panel } from '@/components/panel';
import { TextField } from '@/components/text-field';
import { countOpen, warningsOf } from './answers';
import type { AnswersState } from './use-answers';
import { CASES, useFindingsAddress } from './use-intake';

type Issue = IntakeSummary['issues'][number];

interface FindingsPanelProps {
  readonly summary: IntakeSummary;
  /** Missing where nothing is to be said any more. */
  readonly answers: AnswersState | null;
}

/** What was found, by code: what it means, what to do, and of a warning what is said to it. */
export function FindingsPanel({ summary, answers }: FindingsPanelProps) {
  const asking = warningsOf(summary);
  return (
    <Panel title="What was found, by code">
      {summary.issues.length === 0 ? (
        <p className="text-good">Nothing was found: every case is clean.</p>
      ) : (
        <p className="mb-3 text-muted">
          An error keeps its case out. A warning asks for an answer, which is kept with the cohort:
          for all cases of its code here, or for a single case in the table of cases, where a case
          can be left out instead.
        </p>
      )}
      {summary.issues.map((issue) => (
        <Finding key={issue.code} issue={issue} answers={asking.includes(issue) ? answers : null} />
      ))}
    </Panel>
  );
}

function Finding({ issue, answers }: { issue: Issue; answers: AnswersState | null }) {
  const { code, severity, meaning, cases } = issue;
  const { set } = useFindingsAddress();
  const show = () => {
    void set({ code, only: null, page: null });
    const cases = document.getElementById(CASES);
    cases?.scrollIntoView();
    cases?.focus({ preventScroll: true });
  };
  return (
    <section
      className="mb-4 grid gap-x-6 gap-y-1 last:mb-0 lg:grid-cols-2"
      aria-label={code}
      data-code={code}
    >
      <p>
        <strong className={severity === 'error' ? 'text-bad' : 'text-warn'}>{code}</strong>{' '}
        {severity} in {counted(cases, 'case')}: {meaning}
      </p>
      <div className={`flex flex-wrap gap-x-3 gap-y-1 ${answers ? 'items-end' : 'items-start'}`}>
        {answers && <Answer issue={issue} answers={answers} />}
        <Button onClick={show}>
          Show {cases === 1 ? 'its case' : `its ${formatWhole(cases)} cases`}
        </Button>
      </div>
    </section>
  );
}

function Answer({ issue, answers }: { issue: Issue; answers: AnswersState }) {
  const { code, cases, taken = cases } = issue;
  const open = countOpen(answers.answers, issue);
  return (
    <div className="min-w-64 flex-1">
      <TextField
        label={`Your answer to ${code}, ${taken === 1 ? 'for its case' : `for all ${formatWhole(taken)} cases`}${open > 0 ? ` (${formatWhole(open)} without one)` : ''}`}
        value={answers.textOf(code, null)}
        onChange={(text) => answers.answer(code, null, text)}
      />
    </div>
  );
}
