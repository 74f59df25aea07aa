import type { Server } from 'restify';
import { summarySchema } from '../handoff/summary.ts';
import { handler } from './server.ts';

/** `GET /schema/summary.json`: the JSON Schema of the triage summary, for software that takes people over. */
export function summarySchemaRoutes(server: Server): void {
  const schema = JSON.stringify(summarySchema());
  server.get(
    '/schema/summary.json',
    handler(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/schema+json; charset=utf-8' });
      response.end(schema);
    }),
  );
}
