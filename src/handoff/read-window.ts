import { windows } from '../content/shapes/handoff.ts';
import { fold } from '../language/fold.ts';
import { readTruth } from '../language/read-truth.ts';
import { oneLine } from './own-words.ts';

const LONGEST = 60;

/**
 * When a callback suits: one of the choices, or the words of the person ("maandag 9-12"), in one short line; undefined
 * when nothing was said.
 */
export function readWindow(text: string): string | undefined {
  const said = fold(text);
  const chosen = windows.find((name) => name === said);
  if (chosen) return chosen;
  const line = oneLine(text);
  if (/maakt .*niet(?:s)? uit|altijd|wanneer (?:u|je|jullie) wil/.test(said) || readTruth(text) === 'unknown')
    return 'altijd';
  if (/^(?:graag |liever )?(?:in de |s |'s )?(?:och?tend|ochtends|morgens)(?: graag)?$/.test(said)) return 'ochtend';
  if (/^(?:graag |liever )?(?:in de |s |'s )?(?:middag|middags)(?: graag)?$/.test(said)) return 'middag';
  return /[\p{L}\d]/u.test(line) ? line.slice(0, LONGEST) : undefined;
}
