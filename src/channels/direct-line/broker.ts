import { randomUUID } from 'node:crypto';
import { HttpError } from '../http-error.ts';
import type { ConversationLog } from './conversation-log.ts';
import type { Tokens } from './tokens.ts';

/** What the page gets to begin or go on with. */
export interface Grant {
  token: string;
  conversationId: string;
  userId: string;
  /** The address of the Direct Line service, without a slash at the end. */
  domain: string;
  /** What to send to this broker for a new token of the same conversation, when the token itself will not do. */
  renewal?: string;
}

/**
 * Gives the page a token, so that it never holds the secret.
 *
 * @param old a token or renewal of before; when it is ours and the conversation is still there, the new token is for that
 *   conversation, else for a new one
 * @param domain where our own service answers, as the page sees it
 */
export type Broker = (old: string | undefined, domain: string) => Promise<Grant>;

/** The settings of both brokers, in seconds. */
export interface BrokerTerms {
  tokenSeconds: number;
  /** How long a conversation is kept: for as long its owner may come back to it. */
  keepSeconds: number;
}

/** Tokens of our own service. */
export function ownBroker(tokens: Tokens, log: ConversationLog, { tokenSeconds, keepSeconds }: BrokerTerms): Broker {
  return async (old, domain) => {
    const before = old === undefined ? undefined : await tokens.verify(old, 'api', keepSeconds).catch(() => undefined);
    const goesOn = before !== undefined && (await log.length(before.conversation)) > 0;
    const conversation = goesOn ? before.conversation : randomUUID();
    const user = (goesOn ? before.user : undefined) ?? newUser();
    const token = await tokens.sign({ use: 'api', conversation, user }, tokenSeconds);
    return { token, conversationId: conversation, userId: user, domain };
  };
}

/** Azure's Direct Line: its address without `/v3/directline`, and the secret of the bot there. */
export interface AzureDirectLine {
  secret: string;
  url: string;
}

/**
 * Tokens of Azure Bot Service. It cannot read an expired token of its own, so the page's renewal is one of ours.
 *
 * @throws HttpError 502 when Azure does not give a token
 */
export function azureBroker(azure: AzureDirectLine, tokens: Tokens, { keepSeconds }: BrokerTerms): Broker {
  const domain = `${azure.url.replace(/\/+$/, '')}/v3/directline`;

  const ask = async (method: string, path: string, body?: unknown): Promise<AzureAnswer | undefined> => {
    const answer = await fetch(domain + path, {
      method,
      headers: { authorization: `Bearer ${azure.secret}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(10_000),
    }).catch(() => undefined);
    return answer?.ok ? ((await answer.json()) as AzureAnswer) : undefined;
  };

  return async (old) => {
    const before = old === undefined ? undefined : await tokens.verify(old, 'renew').catch(() => undefined);
    const continued = before && (await ask('GET', `/conversations/${encodeURIComponent(before.conversation)}`));
    const user = (continued ? before.user : undefined) ?? newUser();
    const given = continued ?? (await ask('POST', '/tokens/generate', { user: { id: user } }));
    if (!given) throw new HttpError(502, 'AzureUnavailable', 'Azure Direct Line gave no token.');
    const { token, conversationId } = given;
    const renewal = await tokens.sign({ use: 'renew', conversation: conversationId, user }, keepSeconds);
    return { token, conversationId, userId: user, domain, renewal };
  };
}

interface AzureAnswer {
  token: string;
  conversationId: string;
}

const newUser = (): string => `dl_${randomUUID()}`;
