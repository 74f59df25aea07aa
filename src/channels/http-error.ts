import type { Response } from 'restify';

/**
 * What a caller of our HTTP service did that cannot be answered. `code` is stable and may be tested for; `message` is
 * for the developer who reads it, and holds nothing that was sent.
 */
export class HttpError extends Error {
  override name = 'HttpError';
  readonly statusCode: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(statusCode: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.statusCode = statusCode;
    this.code = code;
    this.headers = headers;
  }

  /** The body of the answer. */
  toJSON(): { error: { code: string; message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}

/** Answers with an error, as JSON. */
export function sendError(response: Response, error: HttpError): void {
  if (response.headersSent) return;
  const json = JSON.stringify(error);
  // By restify's own way: it throws when it finds an answer that it did not see go out.
  response.sendRaw(error.statusCode, json, {
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(json)),
    ...error.headers,
  });
}
