/** A form as Twilio posts it: every field once, but for a hostile sender's. */
export type Form = Readonly<Record<string, string | string[]>>;

const FORM_TYPE = 'application/x-www-form-urlencoded';

/** @returns whether a Content-Type header says that the body is a form. */
export function isFormType(header: string | string[] | undefined): boolean {
  const value = Array.isArray(header) ? header[0] : header;
  return value?.split(';', 1)[0]?.trim().toLowerCase() === FORM_TYPE;
}

/** Decodes a form. Total: bytes that are no UTF-8 become U+FFFD, as in every other decoder of forms. */
export function parseForm(body: Buffer): Form {
  const form: Record<string, string | string[]> = Object.create(null);
  for (const [key, value] of new URLSearchParams(body.toString('utf8'))) {
    const before = form[key];
    if (before === undefined) form[key] = value;
    else if (typeof before === 'string') form[key] = [before, value];
    else before.push(value);
  }
  return form;
}

/** @returns a field that stands exactly once, else undefined: of two values neither is to be trusted. */
export function field(form: Form, name: string): string | undefined {
  const value = form[name];
  return typeof value === 'string' ? value : undefined;
}

/** Encodes a form. A lone surrogate, which no encoder takes, becomes U+FFFD. */
export function encodeForm(fields: Readonly<Record<string, string | undefined>>): string {
  let encoded = '';
  for (const name in fields) {
    const value = fields[name];
    if (value === undefined) continue;
    encoded += `${encoded ? '&' : ''}${name}=${encodeURIComponent(value.toWellFormed())}`;
  }
  return encoded;
}
