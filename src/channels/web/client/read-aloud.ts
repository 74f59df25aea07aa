/** Whether this browser can speak. */
export const canReadAloud = 'speechSynthesis' in globalThis;

let stop: (() => void) | undefined;

/** Reads a text aloud in Dutch, and stops what was being read. Call it again with the same `ended` to stop. */
export function readAloud(text: string, ended: () => void): void {
  stopReading();
  const utterance = new SpeechSynthesisUtterance(plain(text));
  utterance.lang = 'nl-NL';
  // Slower than a browser does by itself: people listen who find reading hard.
  utterance.rate = 0.9;
  const voice = speechSynthesis.getVoices().find(({ lang }) => lang.replace('_', '-').startsWith('nl-NL'));
  if (voice) utterance.voice = voice;
  const end = (): void => {
    if (stop !== end) return;
    stop = undefined;
    ended();
  };
  stop = end;
  utterance.onend = end;
  utterance.onerror = end;
  speechSynthesis.speak(utterance);
}

/** Stops what is being read. */
export function stopReading(): void {
  if (canReadAloud) speechSynthesis.cancel();
  stop?.();
}

/** A spoken text without the marks of a speech engine. */
const plain = (text: string): string =>
  text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim();
