import type { ReactNode } from 'react';
import { RunFrame } from './run-frame';
import { RunProvider } from './run-context';

export default async function Layout({
  params,
  children,
}: {
  params: Promise<{ id: string }>;
  children: ReactNode;
}) {
  const { id } = await params;
  return (
    <RunProvider id={id}>
      <RunFrame>{children}</RunFrame>
    </RunProvider>
  );
}
