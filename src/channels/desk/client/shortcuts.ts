import { element } from '../../web/client/element.ts';

/** What the keys can do. */
export interface ShortcutActs {
  next: () => void;
  queues: () => void;
  talk: () => void;
  answers: () => void;
  summary: () => void;
  move: (by: 1 | -1) => void;
}

/**
 * Listens for the shortcuts, each with Alt: a letter alone would be in the way of who types, or speaks to the computer.
 * By the place of the key, for with Option a Mac makes another letter of it.
 */
export function onShortcut(acts: ShortcutActs): void {
  const byKey: Record<string, () => void> = {
    KeyN: acts.next,
    KeyR: acts.queues,
    KeyG: acts.talk,
    KeyA: acts.answers,
    KeyO: acts.summary,
    ArrowDown: () => {
      acts.move(1);
    },
    ArrowUp: () => {
      acts.move(-1);
    },
  };
  document.addEventListener('keydown', (event) => {
    if (!event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const act = byKey[event.code];
    if (!act || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    act();
  });
}

/** The shortcuts as a list to read. */
export const shortcutList = (shortcuts: readonly { keys: string; does: string }[]): HTMLElement =>
  element(
    'dl',
    { class: 'shortcuts' },
    ...shortcuts.flatMap(({ keys, does }) => [element('dt', {}, keys), element('dd', {}, does)]),
  );
