'use client';

import type { TextIssue } from '@atrium/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useRef, useState, type RefObject } from 'react';
import { useTRPC } from '@/trpc/client';
import type { Check } from '../check/use-check';
import type { EditorHandle } from '../editor/code-editor';

interface SaveOptions {
  readonly text: string;
  readonly check: Check['checkNow'];
  /** The text is a version now. */
  readonly onCreated: () => void;
  readonly handle: RefObject<EditorHandle | null>;
}

const NONE: readonly TextIssue[] = [];

/** Saves a text that has no problem and goes to its version; with problems, to the first of them. */
export function useSave({ text, check, onCreated, handle }: SaveOptions) {
  const trpc = useTRPC();
  const router = useRouter();
  const queries = useQueryClient();
  const save = useMutation(trpc.protocols.save.mutationOptions());
  const [refused, setRefused] = useState<{ text: string; issues: readonly TextIssue[] }>();
  // The second click of a double click comes before the button is drawn as disabled.
  const isBusy = useRef(false);

  async function run(): Promise<void> {
    const outcome = await check(text);
    if (outcome.state !== 'checked') return;
    if (!outcome.result.ok) return handle.current?.goTo(outcome.result.issues[0]);
    const saved = await save.mutateAsync({ source: text, file: 'the text' });
    if (!saved.ok) {
      setRefused({ text, issues: saved.issues });
      return handle.current?.goTo(saved.issues[0]);
    }
    if (saved.created) onCreated();
    await queries.invalidateQueries({ queryKey: trpc.protocols.list.queryKey() });
    router.push(`/protocols/${saved.protocol.id}?saved=${saved.created ? 'new' : 'same'}`);
  }

  async function start(): Promise<void> {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await run();
    } catch {
      // The mutation holds its error, which the page shows.
    } finally {
      isBusy.current = false;
    }
  }

  return {
    start: () => void start(),
    isSaving: save.isPending,
    error: save.error?.message,
    issues: refused?.text === text ? refused.issues : NONE,
  };
}
