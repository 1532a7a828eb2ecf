import type { PasswordLink, StaffMember } from '../api/people.js';

/** A mail to a member of the staff. */
export interface Letter {
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
}

type Link = Pick<PasswordLink, 'url' | 'expiresAt'>;

type Reader = Pick<StaffMember, 'name' | 'email' | 'languages'>;

const WORDS = {
  en: {
    invited: 'Your account on Carethread',
    invitation: 'An account was made for you on Carethread, where patients’ messages are answered. Choose your password here:',
    forgotten: 'A new password for Carethread',
    reset: 'A new password was asked for, for your account on Carethread. Choose it here:',
    until: (at: string) => `The link works once, until ${at}.`,
    notMine: 'If you did not ask for it, do nothing: your password stays as it is.',
  },
  es: {
    invited: 'Su cuenta en Carethread',
    invitation: 'Se abrió una cuenta para usted en Carethread, donde se responde a los pacientes. Elija aquí su contraseña:',
    forgotten: 'Una contraseña nueva para Carethread',
    reset: 'Se pidió una contraseña nueva para su cuenta en Carethread. Elíjala aquí:',
    until: (at: string) => `El enlace sirve una vez, hasta ${at}.`,
    notMine: 'Si usted no la pidió, no haga nada: su contraseña no cambia.',
  },
} as const;

/** Of staff and of a link alone: nothing of any patient is ever in a mail. */
export function invitationLetter(reader: Reader, link: Link): Letter {
  const words = wordsFor(reader);
  return letter(reader, words.invited, [words.invitation, link.url, words.until(when(link))]);
}

export function resetLetter(reader: Reader, link: Link): Letter {
  const words = wordsFor(reader);
  return letter(reader, words.forgotten, [words.reset, link.url, words.until(when(link)), words.notMine]);
}

function letter({ name, email }: Reader, subject: string, paragraphs: readonly string[]): Letter {
  return { to: { name, address: email }, subject, text: [`${name},`, ...paragraphs].join('\n\n') };
}

function wordsFor({ languages }: Reader): (typeof WORDS)['en' | 'es'] {
  return WORDS[languages[0]?.startsWith('es') ? 'es' : 'en'];
}

/** The time zone of whoever reads it is not known. */
const when = ({ expiresAt }: Link) => `${expiresAt.slice(0, 10)} ${expiresAt.slice(11, 16)} UTC`;
