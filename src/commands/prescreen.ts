import { beoordeel } from '../criteria/beoordeel.ts';
import { FeitenError, readFeiten, readRegelingen } from '../criteria/facts.ts';
import type { Command } from './command.ts';

/** What the rules seem to mean for these facts: `{"regelingen"?, "feiten"}` in, `{"uitkomsten"}` out. */
export const prescreen: Command = ({ regelingen, feiten }) => {
  try {
    const asked = readRegelingen(regelingen);
    const told = readFeiten(feiten);
    return { uitkomsten: asked.map((regeling) => beoordeel(regeling, told)) };
  } catch (error) {
    if (error instanceof FeitenError) return { error: error.message };
    throw error;
  }
};
