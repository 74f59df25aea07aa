import { expect } from 'vitest';
import type { FrameLocator, Locator, Page } from 'playwright-core';

/** Somebody on the page: finds everything by role and name, as a screen reader does. */
export class Visitor {
  readonly page: Page;
  readonly #client: 'thin' | 'webchat';

  constructor(page: Page, client: 'thin' | 'webchat' = 'thin') {
    this.page = page;
    this.#client = client;
  }

  /** Goes to the municipal site and opens the chat. */
  async arrive(url: string): Promise<void> {
    await this.page.goto(this.#client === 'webchat' ? `${url}/?client=webchat` : url);
    await this.page.getByRole('button', { name: 'Stel uw vraag' }).click();
  }

  get chat(): FrameLocator {
    return this.page.frameLocator('iframe[title="Woonhulp van de gemeente"]');
  }

  /** What was said, in one text. */
  get transcript(): Locator {
    return this.#client === 'thin' ? this.chat.getByRole('log', { name: 'Gesprek' }) : this.chat.getByRole('feed');
  }

  get input(): Locator {
    return this.chat.getByRole('textbox', { name: 'Typ hier uw vraag of antwoord' });
  }

  button(name: string | RegExp): Locator {
    return this.chat.getByRole('button', { name });
  }

  async say(text: string): Promise<void> {
    await this.input.fill(text);
    await this.button('Stuur').click();
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.button(name).click();
  }

  /** Waits until something has been said, so many times. */
  async hears(words: string | RegExp, times = 1): Promise<void> {
    const pattern =
      typeof words === 'string'
        ? new RegExp(words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), 'g')
        : new RegExp(words.source, 'g');
    await expect
      .poll(async () => [...(await this.said()).matchAll(pattern)].length, { timeout: 20_000, message: String(words) })
      .toBe(times);
  }

  async said(): Promise<string> {
    return (await this.transcript.innerText()).replace(/\s+/g, ' ');
  }
}
