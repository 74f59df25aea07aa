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

  /** Answers the open question with what somebody says who does not know, and waits for what comes of it. */
  async answerAnyhow(): Promise<void> {
    const choices = this.chat.getByRole('group', { name: 'Kies een antwoord' }).getByRole('button');
    const before = await this.said();
    const titles = await choices.allInnerTexts();
    const title = ['Ik weet het niet', 'Nee'].find((words) => titles.includes(words)) ?? titles[0];
    if (title === undefined) await this.say('weet ik niet');
    else await choices.filter({ hasText: title }).first().click();
    await expect.poll(async () => (await this.said()).length - before.length, { timeout: 15_000 }).toBeGreaterThan(40);
    await this.page.waitForTimeout(150);
  }

  /** Waits until something has been said, so many times. */
  async hears(words: string | RegExp, times = 1): Promise<void> {
    const pattern = new RegExp(typeof words === 'string' ? words.replace(/[.?]/g, '\\$&') : words.source, 'g');
    const heard = async (): Promise<string> => {
      const said = await this.said();
      const found = [...said.matchAll(pattern)].length;
      return found === times ? 'heard' : `${found} times in: ${said.slice(-600)}`;
    };
    await expect.poll(heard, { timeout: 30_000, message: `${times} times ${String(words)}` }).toBe('heard');
  }

  /** What was said, each message once: Web Chat also has every message in the name of its article. */
  async said(): Promise<string> {
    const parts = this.#client === 'thin' ? this.transcript : this.transcript.getByRole('group');
    return (await parts.allInnerTexts()).join(' ').replace(/\s+/g, ' ');
  }
}
