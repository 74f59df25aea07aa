import { maximumBytes } from '../../absence/house-sheet/decoded.ts';

/** Why a file was not fetched: it stands elsewhere than with Teams, or it did not come. */
export type FetchFault = 'not-ours' | 'not-fetched';

/** Where Teams keeps the files of a chat. */
const hosts = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*\.sharepoint\.com$/;

/** How long a file may take. */
const patienceMs = 10_000;

/** Whether a file may be fetched from, or put at, an address; tests bring their own. */
export type AllowedHost = (url: URL) => boolean;

/** The places of Teams itself: an address in a message must not make us call anything else. */
export const teamsHost: AllowedHost = ({ protocol, hostname }) => protocol === 'https:' && hosts.test(hostname);

/**
 * The file behind an address of Teams, at most one megabyte and one byte: what is larger is refused by its reader.
 */
export async function fetchFile(address: string, allowed: AllowedHost): Promise<Uint8Array | FetchFault> {
  const url = URL.parse(address);
  if (!url || !allowed(url)) return 'not-ours';
  try {
    const response = await fetch(url, { redirect: 'error', signal: AbortSignal.timeout(patienceMs) });
    if (!response.ok || !response.body) return 'not-fetched';
    const parts: Uint8Array[] = [];
    let size = 0;
    for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
      parts.push(part);
      size += part.byteLength;
      if (size > maximumBytes) break;
    }
    return Buffer.concat(parts).subarray(0, maximumBytes + 1);
  } catch {
    return 'not-fetched';
  }
}

/** Puts a file where Teams said it may go; false when that failed. */
export async function putFile(address: string, content: Buffer, allowed: AllowedHost): Promise<boolean> {
  const url = URL.parse(address);
  if (!url || !allowed(url)) return false;
  try {
    const { ok } = await fetch(url, {
      method: 'PUT',
      body: new Uint8Array(content),
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
      headers: {
        'content-type': 'application/octet-stream',
        'content-range': `bytes 0-${content.byteLength - 1}/${content.byteLength}`,
      },
    });
    return ok;
  } catch {
    return false;
  }
}
