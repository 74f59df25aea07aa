import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Software of one test's own that takes webhooks, and keeps what it gets. */
export interface WebhookReceiver {
  url: string;
  received: { headers: IncomingHttpHeaders; body: Buffer }[];
  /** From now on: the status it answers with. */
  answers: (status: number, headers?: Record<string, string>) => void;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Starts a receiver on a free port of this machine. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: WebhookReceiver['received'] = [];
  let answer: [number, Record<string, string>] = [200, {}];
  let port = 0;
  let server: Server;
  const start = () =>
    new Promise<void>((resolve) => {
      server = createServer((request, response) => {
        const parts: Buffer[] = [];
        request.on('data', (part: Buffer) => parts.push(part));
        request.on('end', () => {
          received.push({ headers: request.headers, body: Buffer.concat(parts) });
          response.writeHead(...answer);
          response.end();
        });
      }).listen(port, '127.0.0.1', () => {
        ({ port } = server.address() as AddressInfo);
        resolve();
      });
    });
  await start();
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    answers: (status, headers = {}) => {
      answer = [status, headers];
    },
    start,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
