import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { HttpError } from './http-error.ts';

/** The largest body that is read, in bytes, also after unpacking. */
export const bodyLimit = 256 * 1024;

/** A body that is too large is read to its end all the same, so that the sender gets to hear it; up to here. */
const drainLimit = 8 * bodyLimit;

/** How deep JSON may be nested; a Bot Framework activity with an Adaptive Card stays under half of it. */
const depthLimit = 64;

const unpack = { gzip: promisify(gunzip), deflate: promisify(inflate), br: promisify(brotliDecompress) };

/** A body as it came, unpacked; undefined when there is none. */
export interface Body {
  bytes: Buffer;
  /** The parsed body, when its content type is JSON. */
  json: unknown;
}

/**
 * Reads the body of a request.
 *
 * @throws HttpError 400, 413 or 415 that says what is wrong with it
 */
export async function readBody(request: IncomingMessage): Promise<Body | undefined> {
  const { 'content-length': length, 'transfer-encoding': transfer, 'content-type': type = '' } = request.headers;
  if (transfer === undefined && (length === undefined || length === '0')) return undefined;
  const bytes = await unpacked(await readAll(request), request.headers['content-encoding']);
  if (bytes.length === 0) return undefined;
  return { bytes, json: isJson(type) ? parse(bytes, type) : undefined };
}

/** Whether a content type is JSON, such as `application/json; charset=utf-8`. */
const isJson = (type: string): boolean => /^application\/(?:[\w.-]+\+)?json\s*(?:;|$)/i.test(type);

function readAll(request: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const tooLarge = () =>
      new HttpError(413, 'BodyTooLarge', `The body is larger than ${bodyLimit} bytes.`, { connection: 'close' });
    if (Number(request.headers['content-length']) > drainLimit) {
      reject(tooLarge());
      return;
    }
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= bodyLimit) parts.push(part);
      else parts.length = 0;
      if (size > drainLimit) {
        request.pause();
        reject(tooLarge());
      }
    });
    request.on('end', () => {
      if (size > bodyLimit) reject(tooLarge());
      else resolve(parts.length === 1 && parts[0] ? parts[0] : Buffer.concat(parts));
    });
    const brokenOff = () => {
      if (request.complete) return;
      reject(new HttpError(400, 'BodyBrokenOff', 'The body ended before its announced length.'));
    };
    request.on('error', brokenOff);
    request.on('close', brokenOff);
  });
}

async function unpacked(bytes: Buffer, encoding = 'identity'): Promise<Buffer> {
  const name = encoding.trim().toLowerCase();
  if (name === 'identity') return bytes;
  if (name !== 'gzip' && name !== 'deflate' && name !== 'br') {
    throw new HttpError(415, 'UnknownContentEncoding', 'The content encoding is none of gzip, deflate, br, identity.');
  }
  try {
    return await unpack[name](bytes, { maxOutputLength: bodyLimit });
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') {
      throw new HttpError(413, 'BodyTooLarge', `The unpacked body is larger than ${bodyLimit} bytes.`);
    }
    throw new HttpError(400, 'BadContentEncoding', `The body says it is ${name}, and is not.`);
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

function parse(bytes: Buffer, type: string): unknown {
  const charset = /;\s*charset\s*=\s*"?([^;"\s]+)/i.exec(type)?.[1]?.toLowerCase() ?? 'utf-8';
  if (!['utf-8', 'utf8', 'us-ascii'].includes(charset)) {
    throw new HttpError(415, 'UnknownCharset', 'JSON is read in UTF-8 only.');
  }
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    throw new HttpError(400, 'BadCharacters', 'The body is not UTF-8.');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new HttpError(400, 'BadJson', 'The body is no JSON.');
  }
  check(json, 0);
  return json;
}

/** Refuses what is harmless to parse but not to copy: endless nesting, and a key that would become a prototype. */
function check(value: unknown, depth: number): void {
  if (typeof value !== 'object' || value === null) return;
  if (depth >= depthLimit) {
    throw new HttpError(400, 'JsonTooDeep', `The JSON is nested deeper than ${depthLimit} levels.`);
  }
  if (Array.isArray(value)) {
    for (const item of value) check(item, depth + 1);
    return;
  }
  if (Object.hasOwn(value, '__proto__')) {
    throw new HttpError(400, 'BadKey', 'The JSON has a key "__proto__", which is not taken.');
  }
  for (const item of Object.values(value)) check(item, depth + 1);
}
