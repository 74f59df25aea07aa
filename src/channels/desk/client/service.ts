import { words } from './words.ts';

/** What came of a call: the status of HTTP, 0 when there was no connection. */
export type Answer<Body> = { ok: true; body: Body } | { ok: false; status: number };

/** What is said when an act did not succeed. */
export const refusal = (status: number): string => (status === 429 ? words.page.tooFast : words.page.failed);

const ANSWER_MS = 15_000;

/** The calls to our server, each with the token of this page. */
export class Service {
  readonly #token: string;
  readonly #signedOut: () => void;

  /** @param signedOut told when the server knows this page no more */
  constructor(token: string, signedOut: () => void) {
    this.#token = token;
    this.#signedOut = signedOut;
  }

  get<Body>(path: string): Promise<Answer<Body>> {
    return this.#call('GET', path);
  }

  post<Body>(path: string, body: object = {}): Promise<Answer<Body>> {
    return this.#call('POST', path, JSON.stringify(body));
  }

  async #call<Body>(method: string, path: string, body?: string): Promise<Answer<Body>> {
    try {
      const answer = await fetch(`/balie/api${path}`, {
        method,
        headers: { 'X-Desk-Token': this.#token, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
        ...(body !== undefined && { body }),
        signal: AbortSignal.timeout(ANSWER_MS),
      });
      if (answer.ok) return { ok: true, body: (await answer.json()) as Body };
      if (answer.status === 401 || answer.status === 403) this.#signedOut();
      return { ok: false, status: answer.status };
    } catch {
      return { ok: false, status: 0 };
    }
  }
}
