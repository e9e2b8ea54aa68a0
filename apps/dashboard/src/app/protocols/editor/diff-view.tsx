'use client';

import { MergeView, unifiedMergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { readOnlyExtensions } from './extensions';

/** A text with its name. */
export interface NamedText {
  readonly name: string;
  readonly source: string;
}

interface DiffViewProps {
  readonly before: NamedText;
  readonly after: NamedText;
  readonly isWide: boolean;
}

const COLLAPSE = { margin: 4, minSize: 8 };

/** What changed between two texts: side by side where the screen is wide, else one below the other. */
export function DiffView({ before, after, isWide }: DiffViewProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const view = (isWide ? sideBySide : unified)(host.current, before, after);
    return () => view.destroy();
  }, [before, after, isWide]);
  return <div ref={host} className="overflow-hidden" />;
}

const sideBySide = (parent: HTMLElement, before: NamedText, after: NamedText) =>
  new MergeView({
    parent,
    a: { doc: before.source, extensions: readOnlyExtensions(before.name) },
    b: { doc: after.source, extensions: readOnlyExtensions(after.name) },
    collapseUnchanged: COLLAPSE,
  });

const unified = (parent: HTMLElement, before: NamedText, after: NamedText) =>
  new EditorView({
    parent,
    state: EditorState.create({
      doc: after.source,
      extensions: [
        readOnlyExtensions(`${before.name} and ${after.name}`),
        unifiedMergeView({
          original: before.source,
          mergeControls: false,
          collapseUnchanged: COLLAPSE,
        }),
      ],
    }),
  });
