'use client';

import type { RunDetail } from '@atrium/contracts';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';

/** The command line that runs the same protocol on the same version of the cohort again. */
const commandOf = ({ id, cohort }: RunDetail): string =>
  `npx atrium runs rerun ${id} --cohort '${cohort.name}@${cohort.version}'`;

/** Copies {@link commandOf}. */
export function CopyCommand({ run }: { run: RunDetail }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const command = commandOf(run);
  const copy = () =>
    navigator.clipboard.writeText(command).then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  if (copied === 'failed') return <code className="self-center select-all">{command}</code>;
  return (
    <Button title={command} onClick={() => void copy()}>
      {copied === 'yes' ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      {copied === 'yes' ? 'Copied' : 'Copy the command'}
    </Button>
  );
}
