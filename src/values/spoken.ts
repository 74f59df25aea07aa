/** A value in a text, in both forms: '34 dagen' for the eye, 'vierendertig dagen' for the ear. */
export interface Spoken {
  text: string;
  speak: string;
}

/** The same words for the eye and the ear: only for values without digits or signs. */
export const plain = (words: string): Spoken => ({ text: words, speak: words });
