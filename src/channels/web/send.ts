import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Request, Response } from 'restify';
import type { Asset } from './bundles.ts';
import type { Html } from './html.ts';

/** For what has the hash of its content in its name. */
export const FOR_EVER = 'public, max-age=31536000, immutable';

function encodingOf(request: Request): 'br' | 'gzip' | 'plain' {
  const accepted = request.header('accept-encoding', '');
  return /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'plain';
}

/** Answers with a page: it is made for one visit, for its nonce is in it. */
export async function sendPage(request: Request, response: Response, page: Html, status = 200): Promise<void> {
  const encoding = encodingOf(request);
  const plain = Buffer.from(page.text);
  const packed =
    encoding === 'br'
      ? await promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } })
      : encoding === 'gzip'
        ? await promisify(gzip)(plain)
        : plain;
  send(response, status, packed, encoding, 'text/html; charset=utf-8');
}

/** Answers with an asset, or that the browser has it already. */
export function sendAsset(request: Request, response: Response, asset: Asset, keep: string): void {
  response.setHeader('Cache-Control', keep);
  response.setHeader('ETag', `"${asset.hash}"`);
  if (request.headers['if-none-match'] === `"${asset.hash}"`) {
    response.sendRaw(304, '');
    return;
  }
  const encoding = encodingOf(request);
  send(response, 200, asset[encoding], encoding, asset.type);
}

function send(response: Response, status: number, body: Buffer, encoding: string, type: string): void {
  response.setHeader('Vary', 'Accept-Encoding');
  if (encoding !== 'plain') response.setHeader('Content-Encoding', encoding);
  response.sendRaw(status, body, { 'Content-Type': type, 'Content-Length': String(body.length) });
}
