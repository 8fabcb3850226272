// Saves a text while it is being written, and keeps a copy on the device until it is. The form inside works without this.

/** So long nothing is typed before it is saved, and so often it is tried again, in milliseconds. */
const pause = 2_000;
const again = 15_000;

/** What is kept on the device: what was typed, and over which state of the text. */
type Copy = { body: string; revision: string };

/** One saving: a second sending of it carries the same key, and so does nothing twice. */
type Saving = Copy & { key: string };

class Drafting extends HTMLElement {
  #form: HTMLFormElement | null = null;
  #body: HTMLTextAreaElement | null = null;
  #revision: HTMLInputElement | null = null;
  #status: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #saved = '';
  #unsent: Saving | null = null;
  #isSending = false;
  #isOver = false;

  connectedCallback(): void {
    this.#form = this.querySelector('form');
    this.#body = this.querySelector('textarea');
    this.#revision = this.querySelector('input[name="revision"]');
    this.#status = this.querySelector('[role="status"]');
    this.#saved = this.#body?.defaultValue ?? '';
    this.#restore();
    this.#body?.addEventListener('input', () => this.#typed());
    this.addEventListener('click', (event) => void this.#leave(event));
    globalThis.addEventListener('online', () => this.#later(0));
  }

  /** The way on from here leads to what was written, not to what was saved a moment before. */
  async #leave(event: MouseEvent): Promise<void> {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || this.#body?.value === this.#saved) return;
    event.preventDefault();
    await this.#save();
    location.assign(link.href);
  }

  get #place(): string {
    return `draft ${new URL(this.#form?.action ?? '', location.href).pathname.replace(/^\/[a-z]+/, '')}`;
  }

  /** What was typed before and not saved comes back, over the same state of the text; otherwise it stands below, to be copied. */
  #restore(): void {
    const copy = copyIn(kept(this.#place));
    if (!copy || !this.#body) return;
    if (copy.body.trim() === this.#body.value.trim()) forget(this.#place);
    else if (copy.revision === this.#revision?.value) {
      this.#body.value = copy.body;
      this.#typed();
    } else this.#showCopy(copy);
  }

  #showCopy({ body }: Copy): void {
    const details = document.createElement('details');
    const summary = document.createElement('summary');
    const text = document.createElement('textarea');
    details.className = 'disclosure';
    summary.textContent = this.dataset['kept'] ?? '';
    text.readOnly = true;
    text.rows = 12;
    text.dir = 'auto';
    text.setAttribute('aria-label', summary.textContent);
    text.value = body;
    details.append(summary, text);
    this.append(details);
  }

  #typed(): void {
    if (!this.#body || !this.#revision || this.#isOver) return;
    keep(this.#place, JSON.stringify({ body: this.#body.value, revision: this.#revision.value }));
    this.#say('waiting');
    this.#later(pause);
  }

  #later(wait: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#save(), wait);
  }

  async #save(): Promise<void> {
    if (!this.#form || !this.#body || !this.#revision || this.#isSending || this.#isOver) return;
    const body = this.#body.value;
    if (body === this.#saved) return;
    // A saving that may have arrived is sent once more as it was; what was typed since follows it.
    const saving = this.#unsent ?? { body, revision: this.#revision.value, key: newKey() };
    this.#unsent = saving;
    this.#isSending = true;
    this.#say('saving');
    try {
      await this.#answered(saving, await send(this.#form, saving));
    } catch {
      this.#say('offline');
      this.#later(again);
    }
    this.#isSending = false;
  }

  async #answered(saving: Saving, answer: Response): Promise<void> {
    const isSaved = answer.ok && new URL(answer.url).pathname.endsWith('/turn');
    if (isSaved) {
      this.#done(saving, await answer.text());
      return;
    }
    if (answer.status === 429 || answer.status >= 500) throw new Error('not now');
    this.#unsent = null;
    if (answer.status === 422 || answer.status === 413) {
      this.#say('refused');
      return;
    }
    this.#isOver = true;
    this.#say(answer.status === 409 || answer.status === 403 ? 'passed' : 'signedOut');
  }

  #done({ body, revision }: Saving, page: string): void {
    this.#unsent = null;
    this.#saved = body;
    if (this.#revision) this.#revision.value = String(Number(revision) + 1);
    if (this.#status) this.#status.textContent = attributeIn(page, 'data-said');
    if (this.#body?.value === body) {
      forget(this.#place);
      return;
    }
    this.#typed();
  }

  #say(what: 'waiting' | 'saving' | 'offline' | 'refused' | 'passed' | 'signedOut'): void {
    if (this.#status) this.#status.textContent = this.dataset[what] ?? '';
  }
}

function send(form: HTMLFormElement, { body, revision, key }: Saving): Promise<Response> {
  const fields = new FormData(form);
  fields.set('body', body);
  fields.set('revision', revision);
  fields.set('key', key);
  fields.set('auto', 'on');
  return fetch(form.action, { method: 'POST', body: fields, credentials: 'same-origin' });
}

/** A random UUID, also where the browser has none to give because the connection is plain. */
function newKey(): string {
  const hexadecimal = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
  return hexadecimal.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

/** The text of an attribute in a page of our own, which is read and never shown as markup. */
function attributeIn(page: string, name: string): string {
  const [, text = ''] = new RegExp(`${name}="([^"]*)"`).exec(page) ?? [];
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, entity: string) => entities[entity] ?? '');
}

function copyIn(text: string | null): Copy | null {
  if (text === null) return null;
  const copy: unknown = JSON.parse(text);
  const isCopy =
    typeof copy === 'object' &&
    copy !== null &&
    'body' in copy &&
    'revision' in copy &&
    typeof copy.body === 'string' &&
    typeof copy.revision === 'string';
  return isCopy ? { body: String(copy.body), revision: String(copy.revision) } : null;
}

// A browser may keep nothing: then there is no copy, and everything else goes on.
function kept(place: string): string | null {
  try {
    return localStorage.getItem(place);
  } catch {
    return null;
  }
}

function keep(place: string, text: string): void {
  try {
    localStorage.setItem(place, text);
  } catch {
    // What is typed still stands in the page.
  }
}

function forget(place: string): void {
  try {
    localStorage.removeItem(place);
  } catch {
    // Nothing was kept.
  }
}

customElements.define('serai-drafting', Drafting);
