import { directLine, type DirectLineParts } from '../../../src/channels/direct-line/direct-line.ts';
import { createServer } from '../../../src/channels/server.ts';
import { readSettings } from '../../../src/config/config.ts';
import { noLog } from '../../../src/log.ts';
import { SqliteKeeper } from '../../../src/storage/sqlite-keeper.ts';
import { echoBot } from './echo-bot.ts';

export const SECRET = 'the secret of these tests, and of nothing else';

/** A Direct Line service on a free port, for tests. */
export interface Service {
  /** Of the server, without a slash at the end. */
  url: string;
  /** Of the Direct Line service. */
  base: string;
  line: ReturnType<typeof directLine>;
  close(): Promise<void>;
}

/** Starts a service; a keeper that is given stays open when the service closes. */
export async function startService(
  environment: Record<string, string> = {},
  parts: Partial<DirectLineParts> = {},
): Promise<Service> {
  const keeper = parts.keeper ?? new SqliteKeeper(':memory:');
  const settings = readSettings({ DIRECT_LINE_SECRET: SECRET, RATE_LIMIT: 'off', ...environment });
  const line = directLine({ logic: echoBot, settings, log: noLog, forget: async () => undefined, ...parts, keeper });
  const server = createServer({ log: noLog, needs: {} });
  line.routes(server.restify);
  server.http.on('upgrade', (request, socket, head) => {
    if (!line.upgrade(request, socket, head)) socket.destroy();
  });
  server.beforeStop(() => line.close());
  const url = await server.listen(0, '127.0.0.1');
  return {
    url,
    base: `${url}/v3/directline`,
    line,
    async close() {
      await server.stop(1);
      if (!parts.keeper) await keeper.close();
    },
  };
}
