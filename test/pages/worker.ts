import type { Locator, Page } from 'playwright-core';

/** Somebody who works at the desk: finds everything by role and name, as a screen reader does. */
export class DeskWorker {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Signs in on this machine with all queues, and is present. */
  async arrive(url: string, name = 'Anna'): Promise<void> {
    await this.page.goto(`${url}/balie`);
    await this.page.getByLabel('Voornaam').fill(name);
    await this.button('Log in').click();
    await this.page.getByLabel('Aanwezig').check();
  }

  get queues(): Locator {
    return this.page.getByRole('navigation', { name: 'Rijen' });
  }

  get log(): Locator {
    return this.page.getByLabel('Wat er gezegd is');
  }

  get summary(): Locator {
    return this.page.getByRole('region', { name: 'Samenvatting' });
  }

  get input(): Locator {
    return this.page.getByLabel('Uw bericht aan de bewoner');
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name });
  }

  async takeNext(): Promise<void> {
    await this.button('Neem de volgende').click();
    await this.page.getByRole('heading', { name: /^Gesprek in de rij/ }).waitFor();
  }

  async say(text: string): Promise<void> {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** What a worker may do in a window: chooses what is asked, and confirms. */
  async confirm(choice?: string): Promise<void> {
    const window = this.page.getByRole('dialog');
    if (choice !== undefined) await window.getByLabel(choice).check();
    await window.getByRole('button', { name: 'Ja, doe dit' }).click();
  }
}
