import { dateOf, numberOf, timeOf } from './formats.js';
import { postJson } from './requests.js';

const LANGUAGES = new Intl.DisplayNames('en', { type: 'language' });
const TRIES = {
  en: ['What are your hours?', 'I need an appointment next week', 'Refill my medicine', 'I’m scared about my results'],
  es: ['¿A qué hora abren?', 'Necesito una cita', '¿Me renuevan la medicina?', 'Quiero hablar con una persona'],
};
const MAX_PICTURE_BYTES = 5 * 1024 * 1024;

/** One phone on the page: whose it is, its texts, and what goes wrong for it. */
export class Phone {
  #shown = '';
  #texts = new Map();

  constructor({ at, people, owner, failures, settings, onOwner }) {
    this.settings = settings;
    this.people = people;
    this.failureWords = new Map(failures.map(({ code, words }) => [code, words]));
    this.element = document.getElementById('phone').content.firstElementChild.cloneNode(true);
    this.element.id = `phone-${at}`;
    this.at = at;
    // It scrolls, so the keyboard must reach it.
    this.#part('.thread').tabIndex = 0;
    this.#fillOwners(onOwner);
    this.#fillFailures(failures);
    this.#wireComposer();
    this.#setOwner(owner);
  }

  #part(selector) {
    return this.element.querySelector(selector);
  }

  #fillOwners(onOwner) {
    const who = this.#part('.who');
    for (const { id, name } of this.people) who.append(new Option(name, id));
    who.addEventListener('change', () => {
      this.#setOwner(this.people.find(({ id }) => id === who.value));
      onOwner();
    });
  }

  #fillFailures(failures) {
    const fails = this.#part('.fails');
    for (const { code, words } of failures) fails.append(new Option(/^\d/.test(code) ? `fails: ${code} ${words}` : words, code));
    fails.addEventListener('change', () => {
      void this.#ask(() => postJson('/sandbox/carrier/failures', { to: this.owner.phone, code: fails.value || null }));
    });
  }

  #wireComposer() {
    const form = this.#part('.composer');
    const words = this.#part('textarea');
    const picture = this.#part('input[type=file]');
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      if (words.value.trim()) void this.#text(words.value).then((sent) => sent && form.reset());
      words.focus();
    });
    words.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      form.requestSubmit();
    });
    picture.addEventListener('change', () => {
      const file = picture.files[0];
      if (file) void this.#picture(file, words.value).then((sent) => sent && form.reset());
    });
  }

  async #picture(file, body) {
    if (file.size > MAX_PICTURE_BYTES) return this.#say('A picture may have 5 MB');
    const bytes = new Uint8Array(await file.arrayBuffer());
    return this.#text(body, [{ contentType: file.type || 'application/octet-stream', base64: base64(bytes) }]);
  }

  async #text(body, media = []) {
    return this.#ask(async () => {
      const { webhook } = await postJson('/sandbox/carrier/texts', { from: this.owner.phone, body, media });
      if (webhook === null || webhook >= 300) this.#say(`The clinic’s service did not take it (${webhook ?? 'no answer'})`);
    });
  }

  /** @returns whether it went well; what went wrong is said on the page */
  async #ask(request) {
    try {
      this.#say('');
      await request();
      return true;
    } catch (error) {
      return this.#say(error.message);
    }
  }

  #say(words) {
    document.getElementById('notice').textContent = words;
    return false;
  }

  #setOwner(owner) {
    this.owner = owner;
    this.#shown = '';
    this.#texts.clear();
    this.#part('.who').value = owner.id;
    this.#part('h2').textContent = `Phone ${this.at}: ${owner.name}`;
    this.#part('.card dl').hidden = !owner.birthDate;
    this.#part('.born').textContent = owner.birthDate ? dateOf(owner.birthDate) : '';
    this.#part('.zip').textContent = owner.postalCode ?? '';
    this.#part('.speaks').textContent = owner.language ? LANGUAGES.of(owner.language) : '';
    this.#part('.own-number').textContent = numberOf(owner.phone);
    this.#part('.contact').textContent = numberOf(this.settings.number);
    this.#part('.thread').setAttribute('aria-label', `Texts of ${owner.name}`);
    this.#part('textarea').setAttribute('aria-label', `Text from ${owner.name}`);
    this.#part('.composer button').setAttribute('aria-label', `Send as ${owner.name}`);
    this.#part('.tries').replaceChildren(...(TRIES[owner.language] ?? TRIES.en).map((words) => this.#try(words)));
    this.#part('.thread').replaceChildren(paragraph('empty', 'No texts yet. Say hello to the clinic, or try one of these.'));
  }

  #try(words) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = words;
    button.addEventListener('click', () => {
      this.#part('textarea').value = words;
      this.#part('textarea').focus();
    });
    return button;
  }

  /** Shows what the carrier knows of this phone; what has not changed is left alone, so that nothing flickers. */
  show(phone) {
    const now = JSON.stringify([phone, Math.floor(Date.now() / 60_000)]);
    if (now === this.#shown) return;
    this.#shown = now;
    this.#part('.opted-out').hidden = !phone.optedOut;
    if (document.activeElement !== this.#part('.fails')) this.#part('.fails').value = phone.failure ?? '';
    this.#part('.failure').classList.toggle('on', phone.failure !== null);
    const thread = this.#part('.thread');
    const atEnd = thread.scrollHeight - thread.scrollTop - thread.clientHeight < 80;
    if (phone.messages.length && !this.#texts.size) thread.replaceChildren();
    for (const message of phone.messages) this.#showMessage(thread, message);
    if (atEnd) thread.scrollTop = thread.scrollHeight;
  }

  #showMessage(thread, message) {
    let shown = this.#texts.get(message.sid);
    if (!shown) {
      shown = { bubble: document.createElement('div'), stamp: paragraph('stamp', '') };
      this.#texts.set(message.sid, shown);
      const words = message.media
        ? `${message.body}\n[${message.media === 1 ? 'picture' : `${message.media} pictures`}]`
        : message.body;
      shown.bubble.textContent = words.trim();
      shown.bubble.dir = 'auto';
      thread.append(shown.bubble, shown.stamp);
    }
    const wrote = message.direction === 'inbound';
    const failed = message.status === 'undelivered';
    const side = `${wrote ? 'wrote' : 'got'}${failed ? ' failed' : ''}`;
    shown.bubble.className = `bubble ${side}`;
    shown.stamp.className = `stamp ${side}`;
    const state = failed
      ? ` · not delivered, ${message.errorCode} ${this.failureWords.get(String(message.errorCode)) ?? ''}`
      : '';
    shown.stamp.textContent = timeOf(message.at, this.settings.timeZone) + state;
  }
}

function paragraph(className, words) {
  const element = document.createElement('p');
  element.className = className;
  element.textContent = words;
  return element;
}

function base64(bytes) {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
