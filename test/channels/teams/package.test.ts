import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { appPackage, manifestFaults, manifestFor } from '../../../src/channels/teams/package/app-package.ts';

const id = '11111111-2222-3333-4444-555555555555';
const made = () => manifestFor(id, 'https://woonhulp.example.nl');

/** Width, height, kind of colour and the pixels of a picture, its rows without their filter. */
function picture(file: Uint8Array) {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const [width, height, colours] = [view.getUint32(16), view.getUint32(20), file[25]];
  const start = Buffer.from(file).indexOf('IDAT') + 4;
  const raw = inflateSync(file.subarray(start, start + view.getUint32(start - 8)));
  const rows = Array.from({ length: height }, (_, y) =>
    raw.subarray(y * (width * 4 + 1) + 1, (y + 1) * (width * 4 + 1)),
  );
  const pixels = rows.flatMap((row) => Array.from({ length: width }, (_, x) => [...row.subarray(x * 4, x * 4 + 4)]));
  return { width, height, colours, pixels };
}

describe('the package of the app', () => {
  const files = unzipSync(appPackage(made()));

  test('holds the manifest and both icons, and nothing else', () => {
    expect(Object.keys(files).sort()).toEqual(['color.png', 'manifest.json', 'outline.png']);
  });

  test('is the same twice', () => {
    expect(Buffer.from(appPackage(made())).equals(Buffer.from(appPackage(made())))).toBe(true);
  });

  test('names the bot, the address and Dutch commands for a chat and for a team', () => {
    const manifest = JSON.parse(Buffer.from(files['manifest.json'] ?? []).toString()) as {
      id: string;
      validDomains: string[];
      bots: { botId: string; commandLists: { scopes: string[]; commands: { title: string }[] }[] }[];
    };
    expect(manifest.id).toBe(id);
    expect(manifest.validDomains).toEqual(['woonhulp.example.nl']);
    const [bot] = manifest.bots;
    expect(bot?.botId).toBe(id);
    expect(bot?.commandLists.map(({ scopes }) => scopes)).toEqual([['personal'], ['team']]);
    expect(bot?.commandLists[0]?.commands.map(({ title }) => title)).toContain('huisblad');
    expect(JSON.stringify(manifest)).not.toMatch(/\{\w+\}/);
  });

  test('a wrong manifest is told fault by fault, and no package is made', () => {
    const wrong = { ...made(), name: { short: 'x'.repeat(31), full: 'x' }, surprise: true };
    expect(manifestFaults(made())).toEqual([]);
    expect(manifestFaults(wrong)).toHaveLength(2);
    expect(() => appPackage(wrong)).toThrow('/name/short');
  });

  test('the colour icon is 192 by 192 and full', () => {
    const { width, height, colours, pixels } = picture(files['color.png'] ?? new Uint8Array());
    expect([width, height, colours]).toEqual([192, 192, 6]);
    expect(pixels.every(([, , , alpha]) => alpha === 255)).toBe(true);
    expect(new Set(pixels.map(String)).size).toBeGreaterThan(2);
  });

  test('the outline is 32 by 32, white on nothing', () => {
    const { width, height, pixels } = picture(files['outline.png'] ?? new Uint8Array());
    expect([width, height]).toEqual([32, 32]);
    expect(pixels.every(([red, green, blue]) => red === 255 && green === 255 && blue === 255)).toBe(true);
    expect(pixels.filter(([, , , alpha]) => alpha === 0).length).toBeGreaterThan(400);
    expect(pixels.filter(([, , , alpha]) => alpha === 255).length).toBeGreaterThan(60);
  });
});
