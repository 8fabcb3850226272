import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import type { Language } from '#i18n/languages.ts';
import { pageAddress } from '#paths.ts';

export type Device = {
  /** The language in which the person opens pages. */
  language?: Language;
  width?: number;
  scheme?: 'light' | 'dark';
  /** False where the browser runs no script. */
  script?: boolean;
  /** The cookie of somebody who is signed in already. */
  cookie?: string;
};

const PATIENCE = 10_000;

/** Sits a person down before a browser of their own. */
export async function personAt(browser: Browser, origin: string, device: Device = {}): Promise<Person> {
  const { language = 'en', width = 1280, scheme = 'light', script = true, cookie } = device;
  const context = await browser.newContext({
    baseURL: origin,
    locale: language,
    viewport: { width, height: 800 },
    colorScheme: scheme,
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(PATIENCE);
  if (cookie) await context.addCookies([cookieOf(cookie, origin)]);
  return new Person(context, await context.newPage(), language);
}

function cookieOf(cookie: string, origin: string) {
  const [name = '', value = ''] = cookie.split('=');
  return { name, value, url: origin };
}

/** What people do with pages, in the words of people: they open, fill in, press and read. */
export class Person {
  readonly page: Page;
  readonly language: Language;
  readonly #context: BrowserContext;

  constructor(context: BrowserContext, page: Page, language: Language) {
    this.#context = context;
    this.page = page;
    this.language = language;
  }

  /** Opens a page of the network by its address without language, or any whole address. */
  async open(address: string): Promise<void> {
    const isWhole = /^(https?:|\/(en|fa|ko)\/)/.test(address);
    await this.page.goto(isWhole ? address : pageAddress(this.language, address));
  }

  fill = (label: string, value: string) => this.#whole().fill(label, value);
  choose = (label: string, option: string) => this.#whole().choose(label, option);
  chooseValue = (label: string, value: string) => this.#whole().chooseValue(label, value);
  pick = (label: string) => this.#whole().pick(label);
  attach = (label: string, file: Attachment | string) => this.#whole().attach(label, file);
  unfold = (summary: string) => this.#whole().unfold(summary);
  press = (button: Words) => this.#whole().press(button);
  follow = (link: Words) => this.#whole().follow(link);
  reads = (...texts: string[]) => this.#whole().reads(...texts);

  /** The row or item that says this. */
  within(text: string): Part {
    return new Part(this.page, this.page.locator('tr, li').filter({ hasText: text }).first());
  }

  /** The part of a form under this title, or folded away beneath these words. */
  under(title: string): Part {
    const parts = this.page.locator('section, details');
    const head = this.page.locator('h2, summary').getByText(title, { exact: true });
    return new Part(this.page, parts.filter({ has: head }).last());
  }

  /** The title of the page. */
  title = () => this.page.getByRole('heading', { level: 1 }).innerText();

  /** Where the person is, without origin. */
  address(): string {
    const { pathname, search } = new URL(this.page.url());
    return decodeURI(pathname) + search;
  }

  async leaves(): Promise<void> {
    await this.#context.close();
  }

  #whole = () => new Part(this.page, this.page.locator('body'));
}

type Attachment = { name: string; mimeType: string; buffer: Buffer };

/** What a button or link says, in full; or the part of it that matters. */
type Words = string | RegExp;

/** One part of a page, such as a row of a table, in which somebody does something. */
class Part {
  readonly #page: Page;
  readonly #part: Locator;

  constructor(page: Page, part: Locator) {
    this.#page = page;
    this.#part = part;
  }

  fill = (label: string, value: string) => this.#field(label).fill(value);
  choose = async (label: string, option: string) => void (await this.#field(label).selectOption({ label: option }));
  chooseValue = async (label: string, value: string) => void (await this.#field(label).selectOption(value));
  pick = (label: string) => this.#choice(label).first().check();
  attach = (label: string, file: Attachment | string) => this.#field(label).setInputFiles(file);
  /** Opens what is folded away under these words. */
  unfold = (summary: string) => this.#part.locator('summary', { hasText: summary }).first().click();
  press = (button: Words) => this.#leadsOn(this.#part.getByRole('button', { name: button, exact: true }));
  follow = (link: Words) => this.#leadsOn(this.#part.getByRole('link', { name: link, exact: true }));

  /** Waits until all of this can be read. */
  async reads(...texts: string[]): Promise<void> {
    for (const text of texts) {
      const said = this.#part.getByText(text).filter({ visible: true }).first();
      await said.waitFor().catch(async () => {
        throw new Error(`${this.#page.url()} does not say «${text}», but:\n${await this.#part.innerText()}`);
      });
    }
  }

  /** By the words of its label; "(optional)" after them, or a hint, is no part of them. */
  #field(label: string): Locator {
    return this.#part
      .getByLabel(new RegExp(`^\\s*${plain(label)}\\s*(\\(.+\\))?\\s*$`))
      .or(this.#part.getByLabel(label, { exact: true }))
      .first();
  }

  /** Radio or tick whose label begins so; a hint may follow. */
  #choice(label: string): Locator {
    const name = new RegExp(`^\\s*${plain(label)}`);
    return this.#part.getByRole('radio', { name }).or(this.#part.getByRole('checkbox', { name }));
  }

  /** Without a script every button and link leads to another page, or to this one anew. */
  async #leadsOn(control: Locator): Promise<void> {
    const arrived = this.#page.waitForEvent('load');
    await Promise.all([arrived, control.first().click()]);
  }
}

/** A text as it stands, for a pattern. */
const plain = (text: string) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
