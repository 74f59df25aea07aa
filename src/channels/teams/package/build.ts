import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSettings } from '../../../config/config.ts';
import { appPackage, manifestFor } from './app-package.ts';

/*
 * npm run teams:package: writes the package of the app for Teams, from MicrosoftAppId and DESK_URL, into DATA_DIR.
 */
try {
  const { microsoftApp, desk, dataDir } = readSettings(process.env);
  if (!microsoftApp) throw new RangeError('MicrosoftAppId: found nothing, expected the id of the registration');
  if (!desk.url?.startsWith('https://')) {
    throw new RangeError(`DESK_URL: found ${desk.url ?? 'nothing'}, expected the https address of this program`);
  }
  const file = join(dataDir, 'woonwegwijzer-teams.zip');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, appPackage(manifestFor(microsoftApp.id, desk.url)));
  console.log(file);
} catch (error) {
  if (!(error instanceof RangeError) && (error as Error).name !== 'ConfigError') throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
