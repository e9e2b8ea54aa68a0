'use client';

import { counted, namedFirst, type IntakeSummary, type IntakeView } from '@atrium/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Button } from '@/components/button';
import { formatWhole } from '@/components/format';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { TextField } from '@/components/text-field';
import { useTRPC } from '@/trpc/client';
import { countOpen, countTaken, toConfirm, warningsOf, withoutReason } from './answers';
import { LeftOutList } from './left-out-list';
import type { AnswersState } from './use-answers';

interface ConfirmPanelProps {
  readonly intake: IntakeView;
  readonly summary: IntakeSummary;
  readonly answers: AnswersState;
}

/** The last word: what becomes a cohort and what does not, then registering it. */
export function ConfirmPanel({ intake, summary, answers }: ConfirmPanelProps) {
  const trpc = useTRPC();
  const queries = useQueryClient();
  const [isAsked, setAsked] = useState(false);
  const confirm = useMutation({
    ...trpc.intakes.confirm.mutationOptions(),
    onSuccess: () => {
      answers.forget();
      void queries.invalidateQueries(trpc.intakes.pathFilter());
      void queries.invalidateQueries(trpc.cohorts.list.queryFilter());
    },
  });
  const taken = countTaken(summary, answers.answers);
  const open = warningsOf(summary).filter((issue) => countOpen(answers.answers, issue) > 0);
  const refusal = refusalOf(taken, open) ?? unexplained(withoutReason(answers.answers));
  const busy = confirm.isPending || confirm.isSuccess;
  const press = () => {
    setAsked(true);
    if (refusal === null && !busy) confirm.mutate(toConfirm(intake.id, answers.answers));
  };
  return (
    <div id="confirm">
      <Panel title="Confirm">
        <p>{whatBecomes(intake.name, summary, taken)}</p>
        <LeftOutList answers={answers} />
        <p className="mt-2 mb-3">
          Nothing is registered before you press Confirm. What is registered never changes: a later
          intake of the same name makes the next version.
        </p>
        {taken > 0 && (
          <div className="mb-3 max-w-prose">
            <TextField
              label="Why this version (may stay empty)"
              hint="The version keeps it, for all who see the cohort: no names of persons."
              value={answers.answers.note}
              onChange={answers.explain}
            />
          </div>
        )}
        {isAsked && taken > 0 && refusal !== null && <Notice tone="bad">{refusal}</Notice>}
        {confirm.isError && <Notice tone="bad">{confirm.error.message}</Notice>}
        {taken <= 0 ? (
          <Notice tone="warn">{refusal}</Notice>
        ) : (
          <Button tone="primary" disabled={busy} onClick={press}>
            {busy ? 'Registering' : `Confirm: register ${counted(taken, 'case')}`}
          </Button>
        )}
      </Panel>
    </div>
  );
}

function refusalOf(taken: number, open: IntakeSummary['issues']): string | null {
  if (taken <= 0) return 'No case is left: each has an error, is quarantined or is left out.';
  if (open.length === 0) return null;
  return `${open.length === 1 ? 'This warning has' : 'These warnings have'} no answer yet: ${open.map(({ code }) => code).join(', ')}. Say under "What was found" what you say to ${open.length === 1 ? 'it' : 'them'}, or leave the cases out.`;
}

const unexplained = (cases: readonly string[]): string | null =>
  cases.length === 0 ? null : `Say why you leave out ${namedFirst(cases)}: the version keeps it.`;

function whatBecomes(name: string, { sites }: IntakeSummary, taken: number): string {
  const sum = (of: 'errors' | 'quarantined') => sites.reduce((n, site) => n + site[of], 0);
  const [errors, quarantined] = [sum('errors'), sum('quarantined')];
  const out = [
    ...(errors > 0 ? [`${formatWhole(errors)} with an error`] : []),
    ...(quarantined > 0 ? [`${formatWhole(quarantined)} quarantined`] : []),
  ];
  const stays = out.length > 0 ? ` Kept out: ${out.join(', ')}.` : '';
  return `${counted(taken, 'case')} ${taken === 1 ? 'becomes' : 'become'} a version of the cohort ${name}.${stays}`;
}
