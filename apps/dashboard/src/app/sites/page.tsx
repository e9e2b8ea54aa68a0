import type { Metadata } from 'next';
import { SiteList } from './site-list';

export const metadata: Metadata = { title: 'Sites' };

export default function Page() {
  return <SiteList />;
}
