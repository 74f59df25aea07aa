import type { Request } from 'restify';
import type { z } from 'zod';
import { HttpError } from '../http-error.ts';

/** The largest body of a gateway that is taken, in bytes. */
const BODY_LIMIT = 64 * 1024;

/**
 * The body of a request of a gateway, once it is known who sends it.
 *
 * @param check whether the sender may speak, by the bytes as they came; it throws when not
 * @throws HttpError 401, 413 or 400 that says what is wrong, without repeating what came in
 */
export function checkBody<Shape extends z.ZodType>(
  request: Request,
  shape: Shape,
  check: (bytes: Buffer) => void,
): z.output<Shape> {
  const { bytes = Buffer.alloc(0) } = request;
  check(bytes);
  if (bytes.length > BODY_LIMIT) {
    throw new HttpError(413, 'BodyTooLarge', `The body is larger than ${BODY_LIMIT} bytes.`);
  }
  const { data, error } = shape.safeParse(request.body);
  if (!error) return data;
  const [fault] = error.issues;
  const where = fault?.path.map((part) => `.${String(part)}`).join('') ?? '';
  throw new HttpError(400, 'BadBody', `The body${where}: ${fault?.message ?? 'wrong'}.`);
}
