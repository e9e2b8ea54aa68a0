'use client';

import { rerunCommand, type RunDetail } from '@atrium/contracts';
import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { Button } from '@/components/button';

/** Copies {@link rerunCommand}. */
export function CopyCommand({ run }: { run: RunDetail }) {
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const command = rerunCommand(run);
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
