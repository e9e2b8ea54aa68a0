import type { Metadata } from 'next';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { ApiProvider } from '@/trpc/provider';
import './globals.css';

export const metadata: Metadata = {
  title: { default: 'Atrium', template: '%s - Atrium' },
  description:
    'Evaluations of promptable foundation models for left atrium segmentation, over many sites.',
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <header className="border-b border-line bg-panel">
          <nav aria-label="Main" className="mx-auto flex max-w-6xl items-center gap-6 px-4 py-3">
            <Link href="/" className="text-base font-semibold">
              Atrium
            </Link>
            <Link href="/" className="text-muted hover:text-text">
              Runs
            </Link>
          </nav>
        </header>
        <ApiProvider>
          <main className="mx-auto max-w-6xl px-4 py-6">{children}</main>
        </ApiProvider>
      </body>
    </html>
  );
}
