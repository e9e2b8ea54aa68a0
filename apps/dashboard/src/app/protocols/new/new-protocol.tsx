'use client';

import { PROTOCOL_TEMPLATES } from '@atrium/protocol/templates';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { createParser, parseAsStringLiteral, useQueryStates } from 'nuqs';
import { PageHead } from '@/components/page-head';
import { Panel } from '@/components/panel';
import { Loading, QueryView } from '@/components/query-view';
import { useTRPC } from '@/trpc/client';
import { Starts } from '../starts';
import { BLANK } from './blank';

// Needs the browser, and is in no other page's JavaScript.
const Workbench = dynamic(async () => (await import('./workbench')).Workbench, {
  ssr: false,
  loading: () => <Loading what="the editor" />,
});

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

// By a pattern: Zod would add a tenth to the page's first JavaScript.
const uuid = createParser({
  parse: (value) => (UUID.test(value) ? value : null),
  serialize: String,
});

const address = {
  from: uuid,
  template: parseAsStringLiteral(PROTOCOL_TEMPLATES.map(({ id }) => id)),
};

/** Writing a protocol: from a version, from a template, or from almost nothing. */
export function NewProtocol() {
  const [{ from, template }] = useQueryStates(address);
  return from === null ? <FromTemplate id={template} /> : <FromVersion id={from} />;
}

const LIST = { label: 'Protocols', href: '/protocols' };

function FromTemplate({ id }: { id: (typeof PROTOCOL_TEMPLATES)[number]['id'] | null }) {
  const template = PROTOCOL_TEMPLATES.find((one) => one.id === id);
  const start = template ? `template ${template.id}` : 'blank';
  return (
    <>
      <PageHead crumbs={[LIST, { label: 'New' }]} title="New protocol" />
      <Panel title="Begin with a template">
        <Starts current={id} />
      </Panel>
      <Workbench key={start} start={start} source={template?.source ?? BLANK} />
    </>
  );
}

function FromVersion({ id }: { id: string }) {
  const trpc = useTRPC();
  const version = useQuery(trpc.protocols.show.queryOptions({ id }, { staleTime: Infinity }));
  return (
    <>
      {!version.data && <PageHead crumbs={[LIST, { label: 'New version' }]} title="New version" />}
      <QueryView query={version} what="the protocol">
        {({ name, version: number, source }) => (
          <>
            <PageHead
              crumbs={[
                LIST,
                { label: `${name} v${number}`, href: `/protocols/${id}` },
                { label: 'New version' },
              ]}
              title={`New version from ${name} v${number}`}
              about="Under the same name it becomes the next version; under another name the first of that."
            />
            <Workbench key={id} start={`version ${id}`} source={source} />
          </>
        )}
      </QueryView>
    </>
  );
}
