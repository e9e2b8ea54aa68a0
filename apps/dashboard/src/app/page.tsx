import { RunList } from './run-list';

export default function Page() {
  return <RunList />;
}
