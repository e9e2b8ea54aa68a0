'use client';

import type { ModelSummary, TextIssue } from '@atrium/contracts';
import { useQuery } from '@tanstack/react-query';
import { useId, useRef } from 'react';
import { Button } from '@/components/button';
import { Notice } from '@/components/notice';
import { Panel } from '@/components/panel';
import { useTRPC } from '@/trpc/client';
import { ArmsPreview } from '../arms/arms-preview';
import { useCheck } from '../check/use-check';
import { CodeEditor, type EditorHandle } from '../editor/code-editor';
import { CheckStatus } from './check-status';
import { ProblemList } from './problem-list';
import { useDraft } from './use-draft';
import { useSave } from './use-save';
import { useSaveKey } from './use-save-key';

interface EditPanelProps {
  readonly start: string;
  readonly source: string;
  readonly onStartOver: () => void;
}

const NONE: readonly ModelSummary[] = [];

/** The models that a strategy may name. */
function useModels() {
  const trpc = useTRPC();
  const models = useQuery({ ...trpc.protocols.models.queryOptions(), staleTime: 30_000 });
  return { models: models.data, error: models.error };
}

/** A protocol being written: its text, its problems, its arms. */
export function EditPanel({ start, source, onStartOver }: EditPanelProps) {
  const helpId = useId();
  const handle = useRef<EditorHandle>(null);
  const { models, error } = useModels();
  const draft = useDraft(start, source);
  const check = useCheck(draft.text, models);
  const save = useSave({
    text: draft.text,
    check: check.checkNow,
    onCreated: draft.forget,
    handle,
  });
  useSaveKey(save.start);
  const issues = issuesOf(check.result, save.issues);
  return (
    <>
      {draft.isFound && (
        <Notice>
          This is the unsaved text of this tab.{' '}
          <Button className="ml-2" onClick={onStartOver}>
            Start over
          </Button>
        </Notice>
      )}
      {error && <Notice tone="bad">The models of the sites are not known: {error.message}</Notice>}
      {models?.length === 0 && (
        <Notice tone="warn">
          No site has told of a model yet, so that none can be named. Registering a cohort makes its
          sites known.
        </Notice>
      )}
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-x-5 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel
          title="Text"
          aside={
            <Button tone="primary" onClick={save.start} disabled={save.isSaving}>
              {save.isSaving ? 'Saving' : 'Save'}
            </Button>
          }
        >
          <div className="rounded border border-line">
            <CodeEditor
              label="Protocol as YAML"
              describedBy={helpId}
              initial={draft.text}
              models={models ?? NONE}
              issues={issues}
              onChange={draft.change}
              ref={handle}
            />
          </div>
          <p id={helpId} className="mt-2 text-xs text-muted">
            Ctrl-Space completes, Tab indents, Escape and then Tab leaves the editor, Ctrl-S saves.
          </p>
          <CheckStatus state={check.state} problems={issues.length} />
          {draft.isChanged && <Kept isKept={draft.isKept} />}
          {save.error && <Notice tone="bad">{save.error}</Notice>}
          <ProblemList issues={issues} onGo={(issue) => handle.current?.goTo(issue)} />
        </Panel>
        <ArmsPreview
          strategies={check.good?.strategies ?? null}
          isStale={check.result?.ok === false || check.state === 'slow'}
        />
      </div>
    </>
  );
}

/** Of the text as it stands: what the check found, else what the API found when it was saved. */
const issuesOf = (
  result: { ok: true } | { ok: false; issues: readonly TextIssue[] } | null,
  refused: readonly TextIssue[],
): readonly TextIssue[] => (result?.ok === false ? result.issues : refused);

function Kept({ isKept }: { isKept: boolean }) {
  return (
    <p className="text-xs text-muted">
      {isKept
        ? 'Not saved yet. This tab keeps the text through a reload.'
        : 'Not saved yet, and not kept through a reload: it is too long.'}
    </p>
  );
}
