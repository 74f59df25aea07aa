import { join } from 'node:path';
import type { Server } from 'restify';
import { articlesOf, articlesShape } from '../../../content/article.ts';
import { contactsShape, standingOf } from '../../../content/contact.ts';
import { loadAll, loadFile } from '../../../content/load.ts';
import { sayPhone } from '../../../language/say-phone.ts';
import { rulesDocument, type RulesDocument } from '../../../prescreen/rules.ts';
import { rulesPage, rulesWordsShape, type RulesWords } from '../../../prescreen/rules-page.ts';
import { factTexts, prescreenTexts } from '../../../prescreen/texts.ts';
import { handler } from '../../server.ts';
import { sendPage } from './page.ts';

const path = '/regels';
const jsonPath = '/regels.json';

/** What is made public of the rules: the document, and the words around it. */
export interface PublicRules {
  rules: RulesDocument;
  words: RulesWords;
}

/**
 * Makes the public document from the rules and the content.
 *
 * @throws ContentError naming every fault in the texts
 */
export function loadPublicRules(content: string): PublicRules {
  const standing = standingOf(loadFile(join(content, 'contacts.yaml'), contactsShape), sayPhone);
  const { articles, facts, prescreen, words } = loadAll({
    articles: () => articlesOf(loadFile(join(content, 'articles.yaml'), articlesShape)),
    facts: () => loadFile(join(content, 'facts.yaml'), factTexts(standing)),
    prescreen: () => loadFile(join(content, 'dialogs', 'prescreen.yaml'), prescreenTexts(standing)),
    words: () => loadFile(join(content, 'pages', 'regels.yaml'), rulesWordsShape).staff,
  });
  return { rules: rulesDocument({ articles, facts, prescreen }), words };
}

/** The rules of the pre-screen, made public: `/regels` for people, `/regels.json` for machines. */
export function regelsRoutes(server: Server, { rules, words }: PublicRules): void {
  const page = rulesPage(rules, words, jsonPath);
  server.get(
    path,
    handler(async (_request, response) => {
      sendPage(response, 200, page);
    }),
  );
  server.get(
    jsonPath,
    handler(async (_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' });
      response.end(JSON.stringify(rules));
    }),
  );
}
