'use client';

import type { IntakeCode, LeftOutCase } from '@atrium/contracts';
import { useState } from 'react';
import { keepTabText, readTabText } from '@/components/tab-storage';
import {
  answer,
  explain,
  isLeftOut,
  leaveOut,
  NOTHING_SAID,
  readAnswers,
  reasonOf,
  textOf,
  writeAnswers,
  type Answers,
} from './answers';

/** What somebody says of an intake, and the ways to say it. */
export interface AnswersState {
  readonly answers: Answers;
  readonly textOf: (code: IntakeCode, caseId: string | null) => string;
  readonly answer: (code: IntakeCode, caseId: string | null, text: string) => void;
  readonly isLeftOut: (caseId: string) => boolean;
  readonly reasonOf: (caseId: string) => string;
  readonly leaveOut: (one: LeftOutCase, isOut: boolean) => void;
  readonly explain: (note: string) => void;
  readonly forget: () => void;
}

/** Answers that are kept in this tab until they are confirmed. */
export function useAnswers(intakeId: string): AnswersState {
  const key = `atrium intake answers: ${intakeId}`;
  const [answers, setAnswers] = useState(() => readAnswers(readTabText(key)));
  const change = (next: Answers) => {
    setAnswers(next);
    keepTabText(key, next === NOTHING_SAID ? null : writeAnswers(next));
  };
  return {
    answers,
    textOf: (code, caseId) => textOf(answers, code, caseId),
    answer: (code, caseId, text) => change(answer(answers, code, caseId, text)),
    isLeftOut: (caseId) => isLeftOut(answers, caseId),
    reasonOf: (caseId) => reasonOf(answers, caseId),
    leaveOut: (one, isOut) => change(leaveOut(answers, one, isOut)),
    explain: (note) => change(explain(answers, note)),
    forget: () => change(NOTHING_SAID),
  };
}
