'use client';

import type { AcceptanceAnswer, DeclaredAnswerOfRun } from '@atrium/contracts';

type Value = DeclaredAnswerOfRun['verdict'] | AcceptanceAnswer['sites'][number]['verdict'];

const TONES: Readonly<Record<Value, string>> = {
  shown: 'text-good',
  met: 'text-good',
  'not shown': 'text-bad',
  missed: 'text-bad',
  'not decidable': 'text-warn',
  incomplete: 'text-warn',
  'no claim': 'text-warn',
};

/** A verdict in its colour; the word alone says it. */
export function Verdict({ value }: { value: Value }) {
  return <strong className={TONES[value]}>{value}</strong>;
}
