import { hash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** A file as it goes over the line: ready in each encoding, named after its content. */
export interface Asset {
  type: string;
  plain: Buffer;
  gzip: Buffer;
  br: Buffer;
  /** Of the content, for names that may be kept for ever. */
  hash: string;
}

const client = join(import.meta.dirname, 'client');
/** Browsers of some six years back: people keep their telephones. */
const TARGETS = ['chrome80', 'firefox78', 'safari14.1'];
const JAVASCRIPT = 'text/javascript; charset=utf-8';

/** Assets that are made at the first request and then kept in memory; one that failed is tried again. */
export class Shelf {
  readonly #made = new Map<string, Promise<Asset>>();

  once(name: string, make: () => Promise<Asset>): Promise<Asset> {
    const known = this.#made.get(name);
    if (known) return known;
    const made = make();
    this.#made.set(name, made);
    made.catch(() => this.#made.delete(name));
    return made;
  }
}

/** A script bundled from its entry; `esm` is for browsers of today. */
export const scriptAsset = async (entry: string, format: 'iife' | 'esm'): Promise<Asset> =>
  asset(JAVASCRIPT, await bundle(entry, {}, format));

/** A style bundled from its entry. */
export const styleAsset = async (entry: string): Promise<Asset> => asset('text/css', await bundle(entry));

/** The scripts and styles of the chat page. */
export class Bundles {
  readonly #shelf = new Shelf();

  /** The chat, `chat.ts` or `web-chat.ts`. */
  script(name: 'chat' | 'web-chat'): Promise<Asset> {
    const format = name === 'chat' ? 'iife' : 'esm';
    return this.#shelf.once(name, () => scriptAsset(join(client, `${name}.ts`), format));
  }

  /** The style of the chat page, as text: it goes into the page, and saves the way there and back. */
  async style(): Promise<string> {
    return (await this.#shelf.once('style', () => styleAsset(join(client, 'chat.css')))).plain.toString();
  }

  /** The launcher, with its words and style inside. */
  launcher(words: object): Promise<Asset> {
    return this.#shelf.once('launcher', async () => {
      const define = {
        LAUNCHER_TEXTS: JSON.stringify(words),
        LAUNCHER_STYLE: JSON.stringify(await bundle(join(client, 'launcher.css'))),
      };
      return asset(JAVASCRIPT, await bundle(join(client, 'launcher.ts'), define));
    });
  }

  /** Microsoft's Web Chat, where it is installed. */
  async webChat(): Promise<Asset | undefined> {
    const file = webChatFile();
    return file === undefined
      ? undefined
      : this.#shelf.once('webchat', async () => asset(JAVASCRIPT, await readFile(file), 5));
  }
}

/** Where Web Chat lies: it is no dependency of the service, and may not be there. */
function webChatFile(): string | undefined {
  const file = join(import.meta.dirname, '../../../node_modules/botframework-webchat/dist/webchat.js');
  return existsSync(file) ? file : undefined;
}

async function bundle(
  entry: string,
  define: Record<string, string> = {},
  format: 'iife' | 'esm' = 'iife',
): Promise<string> {
  // Loaded only now: a server whose chat nobody opens starts without it.
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format,
    target: format === 'esm' ? ['es2022'] : TARGETS,
    define,
    legalComments: 'none',
    logLevel: 'silent',
  });
  return outputFiles[0]?.text ?? '';
}

/** @param quality of brotli: 11 is smallest, and slow for a file of megabytes */
async function asset(type: string, content: string | Buffer, quality = 11): Promise<Asset> {
  const plain = Buffer.from(content);
  const [zipped, br] = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }),
  ]);
  return { type, plain, gzip: zipped, br, hash: hash('sha256', plain).slice(0, 16) };
}
