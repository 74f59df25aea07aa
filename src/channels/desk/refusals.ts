import { HttpError } from '../http-error.ts';

/** There is no such hand-off, it is of another queue, or its id is none: all three get exactly this. */
export const gone = (): HttpError => new HttpError(404, 'Gone', 'There is no such conversation for this worker.');

/** Somebody else has it. */
export const taken = (): HttpError => new HttpError(409, 'Taken', 'Somebody else has this conversation.');

export const notSignedIn = (): HttpError => new HttpError(401, 'NotSignedIn', 'Sign in first.');

export const badToken = (): HttpError =>
  new HttpError(403, 'BadToken', 'The header X-Desk-Token is not that of this session.');

export const badBody = (fields: string): HttpError =>
  new HttpError(400, 'BadBody', `The body is not as this act takes it${fields && `; see: ${fields}`}.`);
