/** Why a sheet cannot be read at all. */
export type UnreadableCode =
  'TOO_BIG' | 'NOT_TEXT' | 'EMPTY' | 'QUOTE_NOT_CLOSED' | 'NO_RESIDENT_COLUMN' | 'NO_DEPARTURE_COLUMN';

/** The largest sheet that is read: one megabyte. */
export const maximumBytes = 1_048_576;

/**
 * The text of a file: UTF-8 with or without a byte order mark, UTF-16, or else Windows-1252, which Excel still writes.
 * A workbook or another file that is no text gives a code.
 */
export function decoded(file: Uint8Array): { text: string } | { unreadable: UnreadableCode } {
  if (file.byteLength > maximumBytes) return { unreadable: 'TOO_BIG' };
  const encoding = encodingOf(file);
  if (!encoding) return { unreadable: 'NOT_TEXT' };
  const text = new TextDecoder(encoding).decode(file).replace(controls, '');
  return text.trim() ? { text } : { unreadable: 'EMPTY' };
}

// eslint-disable-next-line no-control-regex -- a control character in a cell is never meant
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufeff]/g;

function encodingOf(file: Uint8Array): string | undefined {
  const [a, b, c] = file;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0x50 && b === 0x4b && c === 0x03) return undefined; // a zip: an Excel workbook

  const zeros = [0, 0];
  for (const [i, byte] of file.subarray(0, 2_000).entries()) if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const half = Math.min(file.byteLength, 2_000) / 2;
  const [even = 0, odd = 0] = zeros;
  if (odd > half / 2 && even < half / 10) return 'utf-16le';
  if (even > half / 2 && odd < half / 10) return 'utf-16be';
  if (even + odd > 0) return undefined;

  try {
    new TextDecoder('utf-8', { fatal: true }).decode(file);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
