/** What this tab remembers over a reload, for as long as it is open. */
export const kept = {
  get<Value>(name: string, otherwise: Value): Value {
    try {
      const text = sessionStorage.getItem(`balie-${name}`);
      return text === null ? otherwise : (JSON.parse(text) as Value);
    } catch {
      return otherwise;
    }
  },
  set(name: string, value: unknown): void {
    try {
      if (value === undefined) sessionStorage.removeItem(`balie-${name}`);
      else sessionStorage.setItem(`balie-${name}`, JSON.stringify(value));
    } catch {
      // A browser that keeps nothing: a reload then begins anew.
    }
  },
  /** Nothing of a conversation stays in the browser after signing out. */
  clear(): void {
    try {
      for (const name of Object.keys(sessionStorage)) if (name.startsWith('balie-')) sessionStorage.removeItem(name);
    } catch {
      // Then nothing was kept either.
    }
  },
};
