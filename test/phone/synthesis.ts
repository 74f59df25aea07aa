import { spawn } from 'node:child_process';

/** Words a minute: faster than on a real line, so that the test is short. */
const SPEED = 430;

const made = new Map<string, Promise<Buffer>>();

/** What espeak-ng makes of an SSML document, as A-law at 8 kHz; made once for each. */
export function synthesise(ssml: string): Promise<Buffer> {
  const known = made.get(ssml);
  if (known) return known;
  const making = piped(ssml);
  made.set(ssml, making);
  return making;
}

function piped(ssml: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const speaker = spawn('espeak-ng', ['-v', 'nl', '-m', '-s', String(SPEED), '--stdout', ssml]);
    const sox = spawn('sox', [
      '-q',
      '-t',
      'wav',
      '--ignore-length',
      '-',
      '-t',
      'raw',
      '-r',
      '8000',
      '-c',
      '1',
      '-e',
      'a-law',
      '-',
    ]);
    speaker.stdout.pipe(sox.stdin);
    const parts: Buffer[] = [];
    sox.stdout.on('data', (part: Buffer) => parts.push(part));
    sox.once('close', (code) => {
      if (code === 0) resolve(Buffer.concat(parts));
      else reject(new Error(`sox: found exit status ${String(code)}`));
    });
    for (const child of [speaker, sox]) child.once('error', reject);
  });
}
