import type { Metadata } from 'next';
import { ThemeProvider } from 'next-themes';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import type { ReactNode } from 'react';
import { ApiProvider } from '@/trpc/provider';
import { Frame } from './frame/frame';
import './globals.css';

// Every page reads its address: nothing can be drawn before somebody asks for it.
export const dynamic = 'force-dynamic';

export const metadata: Metadata = {
  title: { default: 'Atrium', template: '%s - Atrium' },
  description:
    'Evaluations of promptable foundation models for left atrium segmentation, over many sites.',
};

export default function Layout({ children }: { children: ReactNode }) {
  return (
    // next-themes sets the theme on this element before the page is drawn.
    <html lang="en" suppressHydrationWarning>
      <body>
        <ThemeProvider attribute="data-theme" defaultTheme="system" disableTransitionOnChange>
          <NuqsAdapter>
            <ApiProvider>
              <Frame>{children}</Frame>
            </ApiProvider>
          </NuqsAdapter>
        </ThemeProvider>
      </body>
    </html>
  );
}
