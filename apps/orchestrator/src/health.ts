import { createServer, type Server } from 'node:http';

/** Answers GET /ready with 200 once `isReady`, with 503 before; loopback only. */
export function serveHealth(port: number, isReady: () => boolean): Promise<Server> {
  const server = createServer((request, response) => {
    const found = request.url === '/ready' || request.url === '/health';
    response.writeHead(found ? (isReady() ? 200 : 503) : 404).end();
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
