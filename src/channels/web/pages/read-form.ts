import { Busboy, type BusboyHeaders } from '@fastify/busboy';
import type { Request } from 'restify';
import { maximumBytes } from '../../../absence/house-sheet/decoded.ts';

/** What was filled in: the texts, and the files, by the name of their field. */
export interface FilledForm {
  fields: Partial<Record<string, string>>;
  files: Partial<Record<string, Uint8Array>>;
}

/** A body that is too large is read to here, so that the sender gets to hear it. */
const drainBytes = 16 * 1024 * 1024;

/**
 * Reads a form, sent as `multipart/form-data` or `application/x-www-form-urlencoded`. Nothing is written to disk.
 *
 * @returns `TOO_BIG` when a field or a file is larger than one megabyte, `BAD_FORM` when it is no form
 */
export function readForm(request: Request): Promise<FilledForm | 'TOO_BIG' | 'BAD_FORM'> {
  return new Promise((resolve) => {
    const form: FilledForm = { fields: {}, files: {} };
    const parser = parserFor(request);
    if (!parser) {
      request.resume();
      resolve('BAD_FORM');
      return;
    }
    let tooBig = false;
    let size = 0;
    parser.on('field', (name: string, value: string, _nameCut: boolean, valueCut: boolean) => {
      tooBig ||= valueCut;
      form.fields[name] = value;
    });
    parser.on('file', (name, stream) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('limit', () => (tooBig = true));
      stream.on('end', () => (form.files[name] = Buffer.concat(parts)));
    });
    parser.on('finish', () => {
      resolve(tooBig ? 'TOO_BIG' : form);
    });
    const broken = (): void => {
      request.unpipe(parser);
      request.resume();
      resolve('BAD_FORM');
    };
    parser.on('error', broken);
    request.on('close', broken);
    request.on('data', (part: Buffer) => {
      size += part.length;
      if (size <= drainBytes) return;
      request.unpipe(parser);
      request.pause();
      resolve('TOO_BIG');
    });
    request.pipe(parser);
  });
}

function parserFor(request: Request): InstanceType<typeof Busboy> | undefined {
  try {
    return new Busboy({
      headers: request.headers as BusboyHeaders,
      limits: { fieldSize: maximumBytes + 1, fileSize: maximumBytes, fields: 5, files: 1, parts: 6, headerPairs: 20 },
    });
  } catch {
    return undefined;
  }
}
