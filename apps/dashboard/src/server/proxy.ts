import { apiUrl } from './env';

const PASSED_ON = ['content-type', 'accept', 'last-event-id', 'trpc-accept'];

/** Passes a request on to the API and streams its answer, server-sent events too. */
export async function passOn(request: Request, path: string): Promise<Response> {
  if (!isLocal(request.headers.get('host'))) {
    return Response.json({ error: 'This dashboard answers on loopback only.' }, { status: 403 });
  }
  const { search } = new URL(request.url);
  const headers = new Headers();
  for (const name of PASSED_ON) {
    const value = request.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  try {
    const body = request.method === 'GET' ? undefined : await request.text();
    const answer = await fetch(`${apiUrl()}${path}${search}`, {
      method: request.method,
      headers,
      body,
      signal: request.signal,
      cache: 'no-store',
    });
    return new Response(answer.body, { status: answer.status, headers: answerHeaders(answer) });
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: 499 });
    const reason = error instanceof Error ? error.message : String(error);
    return Response.json({ error: `The API does not answer (${reason}).` }, { status: 503 });
  }
}

/** In local mode whoever reaches the port is the owner: a foreign name that resolves to this machine must not. */
const isLocal = (host: string | null): boolean =>
  /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host ?? '');

function answerHeaders(answer: Response): Headers {
  const caching = answer.headers.get('cache-control') ?? 'no-cache, no-transform';
  const headers = new Headers({ 'cache-control': caching });
  for (const name of ['content-type', 'content-disposition']) {
    const value = answer.headers.get(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}
