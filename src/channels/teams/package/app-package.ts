import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { loadFile } from '../../../content/load.ts';
import { staffAppTexts, staffMenuTexts } from '../../../content/shapes/staff.ts';
import { colourIcon, outlineIcon } from './icons.ts';
import { manifest } from './manifest.ts';

const root = join(import.meta.dirname, '..', '..', '..', '..');
const require = createRequire(import.meta.url);

/** What is wrong with a manifest by the schema of its own version, which Microsoft publishes; nothing when it is right. */
export function manifestFaults(made: Record<string, unknown>): string[] {
  const version = String(made.manifestVersion);
  const folder = join(root, 'node_modules', '@microsoft', 'app-manifest', 'build', 'json-schemas', 'teams');
  const schema = JSON.parse(readFileSync(join(folder, `v${version}`, 'MicrosoftTeams.schema.json'), 'utf8')) as object;
  const { default: Ajv } = require('ajv-draft-04') as typeof import('ajv-draft-04');
  const { default: addFormats } = require('ajv-formats') as typeof import('ajv-formats');
  const ajv = new Ajv({ allErrors: true, strict: false });
  addFormats(ajv);
  if (ajv.validate(schema, made)) return [];
  return (ajv.errors ?? []).map(({ instancePath, message = 'wrong' }) => `${instancePath || 'manifest'}: ${message}`);
}

/** The manifest of the app for a registration and an address. */
export const manifestFor = (id: string, url: string): Record<string, unknown> =>
  manifest({
    template: JSON.parse(readFileSync(join(root, 'deployment', 'teams', 'manifest.json'), 'utf8')) as unknown,
    id,
    url,
    app: loadFile(join(root, 'content', 'staff', 'app.yaml'), staffAppTexts),
    menu: loadFile(join(root, 'content', 'staff', 'menu.yaml'), staffMenuTexts({})),
  });

/**
 * The package of the app as a zip: its manifest and both icons. The same manifest gives the same bytes.
 *
 * @throws RangeError that names every fault of the manifest
 */
export function appPackage(made: Record<string, unknown>): Uint8Array {
  const faults = manifestFaults(made);
  if (faults.length > 0)
    throw new RangeError(`The manifest is not right:\n${faults.map((fault) => `- ${fault}`).join('\n')}`);
  const files = {
    'manifest.json': strToU8(`${JSON.stringify(made, null, 2)}\n`),
    'color.png': new Uint8Array(colourIcon()),
    'outline.png': new Uint8Array(outlineIcon()),
  };
  return zipSync(files, { level: 9, mtime: '2026-01-01T12:00:00' });
}
