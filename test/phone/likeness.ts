/** A-law as 16-bit sound (ITU-T G.711). */
function linear(byte: number): number {
  const code = byte ^ 0x55;
  const exponent = (code & 0x70) >> 4;
  const mantissa = ((code & 0x0f) << 4) + 8;
  const size = exponent === 0 ? mantissa : (mantissa + 0x100) << (exponent - 1);
  return code & 0x80 ? size : -size;
}

/** A second of sound at 8 kHz, from where the voice has begun. */
const PART = { from: 8_000, length: 8_000 };
/** The voice is looked for this far into the recording. */
const WITHIN = 80_000;

/**
 * How much a recording sounds like what was synthesised: the highest correlation of a second of it, from 0 to 1.
 *
 * @param spoken A-law at 8 kHz
 * @param heard 16-bit sound at 8 kHz
 */
export function likeness(spoken: Buffer, heard: Int16Array): number {
  const part = Float64Array.from(spoken.subarray(PART.from, PART.from + PART.length), linear);
  const own = Math.sqrt(part.reduce((sum, value) => sum + value * value, 0));
  let best = 0;
  let energy = 0;
  for (let i = 0; i < part.length; i++) energy += (heard[i] ?? 0) ** 2;
  for (let at = 0; at + part.length < Math.min(heard.length, WITHIN); at++) {
    let sum = 0;
    for (let i = 0; i < part.length; i += 4) sum += (part[i] ?? 0) * (heard[at + i] ?? 0);
    // A quarter of the samples is enough to find the place; what is found there is reckoned whole.
    if ((4 * sum) / (own * Math.sqrt(Math.max(1, energy))) > best - 0.1) {
      let whole = 0;
      for (let i = 0; i < part.length; i++) whole += (part[i] ?? 0) * (heard[at + i] ?? 0);
      best = Math.max(best, whole / (own * Math.sqrt(Math.max(1, energy))));
    }
    energy += (heard[at + part.length] ?? 0) ** 2 - (heard[at] ?? 0) ** 2;
  }
  return best;
}
