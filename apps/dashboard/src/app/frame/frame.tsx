import Link from 'next/link';
import type { ReactNode } from 'react';
import { Connection } from './connection';
import { MainNavigation } from './main-navigation';
import { ThemeSwitch } from './theme-switch';

/** What every page stands in: the way round, the theme, and word of a lost connection. */
export function Frame({ children }: { children: ReactNode }) {
  return (
    <>
      <a
        href="#main"
        className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-panel focus:px-3 focus:py-2"
      >
        Skip to the page
      </a>
      <header className="border-b border-line bg-panel">
        <div className="mx-auto flex max-w-[1760px] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
          <Link href="/runs" className="text-base font-semibold">
            Atrium
          </Link>
          <MainNavigation />
          <div className="ml-auto">
            <ThemeSwitch />
          </div>
        </div>
      </header>
      <Connection />
      <main id="main" tabIndex={-1} className="mx-auto max-w-[1760px] px-4 py-4 outline-none">
        {children}
      </main>
    </>
  );
}
