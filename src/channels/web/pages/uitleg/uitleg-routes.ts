import type { Response, Server } from 'restify';
import { handler } from '../../../server.ts';
import { sendPage, type Page } from '../page.ts';
import { rulesPath, uitlegPath, wordsPath, type UitlegContent } from './uitleg-content.ts';
import { overviewPage, rulesPage, topicPage, wholePage, wordsPage } from './uitleg-pages.ts';

/** The rules as pages to read and to print: an overview, a page per topic, everything, the articles, the words. */
export function uitlegRoutes(server: Server, content: UitlegContent): void {
  const pages: Record<string, (content: UitlegContent) => Page> = {
    [uitlegPath]: overviewPage,
    [`${uitlegPath}/alles`]: wholePage,
    [rulesPath()]: rulesPage,
    [wordsPath()]: wordsPage,
  };
  const made = new Map<string, Page>();
  const send = (response: Response, path: string, make: () => Page): void => {
    const page = made.get(path) ?? make();
    made.set(path, page);
    sendPage(response, 200, page);
  };

  for (const [path, make] of Object.entries(pages)) {
    server.get(
      path,
      handler(async (_request, response) => {
        send(response, path, () => make(content));
      }),
    );
  }
  for (const [id, topic] of content.topics) {
    const path = `${uitlegPath}/${id}`;
    server.get(
      path,
      handler(async (_request, response) => {
        send(response, path, () => topicPage(topic, content));
      }),
    );
  }
}
