import { button, element } from '../../web/client/element.ts';
import { words } from './words.ts';

/** A window over the page, closed with Escape; the focus goes back to where it was. */
export function openWindow(title: string, content: (close: () => void) => (Node | undefined)[]): void {
  const heading = element('h2', { id: 'window-title' }, title);
  const made = element('dialog', { 'aria-labelledby': 'window-title' });
  const close = (): void => {
    made.close();
  };
  made.append(heading, ...content(close).filter((part) => part !== undefined));
  made.addEventListener('close', () => {
    made.remove();
  });
  document.body.append(made);
  made.showModal();
}

/** A window that asks for a choice, and does something with it. */
export function askChoice(ask: {
  title: string;
  text: string;
  /** Left out: only yes or no. */
  choices?: { label: string; options: readonly { value: string; title: string }[] };
  chosen: (value: string) => void;
}): void {
  openWindow(ask.title, (close) => {
    const { choices } = ask;
    const fields = choices?.options.map(({ value, title }) => {
      const input = element('input', { type: 'radio', name: 'choice', value, required: '' });
      return element('label', {}, input, title);
    });
    const form = element(
      'form',
      { method: 'dialog' },
      element('p', {}, ask.text),
      fields && element('fieldset', {}, element('legend', {}, choices?.label ?? ''), ...fields),
      element(
        'p',
        { class: 'row' },
        element('button', { class: 'primary' }, words.page.confirm),
        button(words.page.cancel, '', close),
      ),
    );
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      const value = new FormData(form).get('choice');
      close();
      ask.chosen(typeof value === 'string' ? value : '');
    });
    return [form];
  });
}
