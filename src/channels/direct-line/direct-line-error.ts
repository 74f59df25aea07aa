/**
 * What a Direct Line client did that cannot be answered. `code` is stable and may be tested for; `message` is for the
 * developer who reads it, never for a resident, and holds nothing the client sent.
 */
export class DirectLineError extends Error {
  override name = 'DirectLineError';
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }

  /** The body of the answer, as Direct Line 3.0 has it. */
  get body(): { error: { code: string; message: string } } {
    return { error: { code: this.code, message: this.message } };
  }
}

export const notFound = (): DirectLineError =>
  new DirectLineError(404, 'NotFound', 'There is no such conversation or path; it may have ended or been erased.');

export const badArgument = (message: string): DirectLineError => new DirectLineError(400, 'BadArgument', message);
