import { HttpError } from '../http-error.ts';

export const notFound = (): HttpError =>
  new HttpError(404, 'NotFound', 'There is no such conversation or path; it may have ended or been erased.');

export const badArgument = (message: string): HttpError => new HttpError(400, 'BadArgument', message);

export const badToken = (): HttpError =>
  new HttpError(403, 'BadToken', 'The credential is not valid here: wrong, changed, or for another conversation.');

export const expired = (): HttpError => new HttpError(403, 'TokenExpired', 'The token has expired; ask for a new one.');
