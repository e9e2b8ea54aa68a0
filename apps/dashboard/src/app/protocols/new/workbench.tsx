'use client';

import { useState } from 'react';
import { EditPanel } from './edit-panel';
import { keepDraft } from './draft';

interface WorkbenchProps {
  /** What the text begins with, as a name that its draft is kept under. */
  readonly start: string;
  readonly source: string;
}

/** The editor and what its text makes. Starting over opens it anew. */
export function Workbench({ start, source }: WorkbenchProps) {
  const [round, setRound] = useState(0);
  const startOver = () => {
    keepDraft(start, null);
    setRound(round + 1);
  };
  return <EditPanel key={round} start={start} source={source} onStartOver={startOver} />;
}
