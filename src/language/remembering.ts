/**
 * A reading that remembers its last answer: many look at the same message, one after the other. The answer is shared,
 * so it is not to be changed.
 */
export function remembering<T>(read: (text: string) => T): (text: string) => T {
  let last: { text: string; answer: T } | undefined;
  return (text) => {
    if (last?.text !== text) last = { text, answer: read(text) };
    return last.answer;
  };
}
