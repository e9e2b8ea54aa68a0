'use client';

import { EditorState } from '@codemirror/state';
import { EditorView } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { readOnlyExtensions } from './extensions';

/** A protocol's text, highlighted. */
export function SourceView({ label, source }: { label: string; source: string }) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) return;
    const view = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: source,
        extensions: [readOnlyExtensions(label), EditorView.theme({ '&': { maxHeight: '40rem' } })],
      }),
    });
    return () => view.destroy();
  }, [label, source]);
  return <div ref={host} className="overflow-hidden" />;
}
