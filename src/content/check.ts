import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { checkContent } from './meter/check-content.ts';

/*
 * npm run content:check [-- FILE...]: reads the texts as the writing guide asks, and tells editors what to mend.
 * Without files: everything under content/. The exit status is 1 when something is wrong.
 */
const files = process.argv.slice(2).map((file) => relative(process.cwd(), file));
const { report, ok } = await checkContent('content', files, (file) => readFileSync(file, 'utf8'));
process.stdout.write(report);
process.exitCode = ok ? 0 : 1;
