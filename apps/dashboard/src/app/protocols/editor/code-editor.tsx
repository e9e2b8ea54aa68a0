'use client';

import { setDiagnostics } from '@codemirror/lint';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import type { ModelSummary, TextIssue } from '@atrium/contracts';
import { useEffect, useEffectEvent, useImperativeHandle, useRef, type Ref } from 'react';
import { diagnosticOf, offsetAt } from './diagnostics';
import { editorExtensions, modelsCompartment, withModels } from './extensions';

/** What others may do to the editor. */
export interface EditorHandle {
  /** Puts the cursor at a place and the focus into the editor. */
  goTo(place: Pick<TextIssue, 'line' | 'column'>): void;
}

interface CodeEditorProps {
  readonly label: string;
  /** The id of what describes it. */
  readonly describedBy: string;
  /** The text that it begins with; what is typed then is told by onChange. */
  readonly initial: string;
  readonly models: readonly ModelSummary[];
  readonly issues: readonly TextIssue[];
  readonly onChange: (text: string) => void;
  readonly ref: Ref<EditorHandle>;
}

/** CodeMirror for a protocol. */
export function CodeEditor(props: CodeEditorProps) {
  const { label, describedBy, initial, models, issues, ref } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const change = useEffectEvent((text: string) => props.onChange(text));
  const open = useEffectEvent((parent: HTMLElement) => {
    const extensions = editorExtensions({ label, describedBy, models, onChange: change });
    return new EditorView({ parent, state: EditorState.create({ doc: initial, extensions }) });
  });
  useEffect(() => {
    if (!host.current) return;
    const opened = open(host.current);
    view.current = opened;
    return () => opened.destroy();
  }, []);
  useImperativeHandle(
    ref,
    () => ({ goTo: (place) => view.current && goTo(view.current, place) }),
    [],
  );
  useEffect(() => {
    view.current?.dispatch({ effects: modelsCompartment.reconfigure(withModels(models)) });
  }, [models]);
  useEffect(() => {
    const { current } = view;
    if (!current) return;
    const { doc } = current.state;
    current.dispatch(
      setDiagnostics(
        current.state,
        issues.map((issue) => diagnosticOf(doc, issue)),
      ),
    );
  }, [issues]);
  return <div ref={host} data-editor className="overflow-hidden" />;
}

function goTo(view: EditorView, place: Pick<TextIssue, 'line' | 'column'>): void {
  const anchor = offsetAt(view.state.doc, place);
  view.dispatch({ selection: { anchor }, scrollIntoView: true });
  view.focus();
}
