/** What the widget itself says. What the assistant says comes from the server. */
export interface Words {
  readonly open: string;
  readonly close: string;
  readonly unread: (count: number) => string;
  readonly chatWith: (clinic: string) => string;
  readonly assistant: string;
  readonly careTeam: string;
  readonly conversation: string;
  readonly message: string;
  readonly placeholder: string;
  readonly send: string;
  readonly person: string;
  readonly emergency: string;
  readonly suggestions: string;
  readonly starters: readonly string[];
  readonly greeting: string;
  readonly you: string;
  readonly isTyping: (name: string) => string;
  readonly connecting: string;
  readonly offline: string;
  readonly waiting: string;
  readonly sent: string;
  readonly delivered: string;
  readonly read: string;
  readonly refused: string;
  readonly latest: string;
  readonly earlier: string;
  readonly loadingEarlier: string;
  readonly today: string;
  readonly yesterday: string;
  readonly attachment: string;
}

const en: Words = {
  open: 'Chat with us',
  close: 'Close chat',
  unread: (count) => (count === 1 ? '1 new message' : `${count} new messages`),
  chatWith: (clinic) => `Chat with ${clinic}`,
  assistant: 'Automated assistant',
  careTeam: 'Care team',
  conversation: 'Conversation',
  message: 'Message',
  placeholder: 'Write a message',
  send: 'Send',
  person: 'Talk to a person',
  emergency: 'In an emergency call 911',
  suggestions: 'Suggested answers',
  starters: ['Book an appointment', 'Refill a prescription', 'Hours and location'],
  greeting: 'How can we help?',
  you: 'You',
  isTyping: (name) => `${name} is typing`,
  connecting: 'Connecting …',
  offline: 'No connection. What you write is kept, and sent when you are back online.',
  waiting: 'Waiting to send',
  sent: 'Sent',
  delivered: 'Delivered',
  read: 'Read',
  refused: 'Could not be sent',
  latest: 'New messages',
  earlier: 'Show earlier messages',
  loadingEarlier: 'Loading earlier messages …',
  today: 'Today',
  yesterday: 'Yesterday',
  attachment: 'Attachment',
};

const es: Words = {
  open: 'Escríbanos',
  close: 'Cerrar el chat',
  unread: (count) => (count === 1 ? '1 mensaje nuevo' : `${count} mensajes nuevos`),
  chatWith: (clinic) => `Chat con ${clinic}`,
  assistant: 'Asistente automático',
  careTeam: 'Equipo médico',
  conversation: 'Conversación',
  message: 'Mensaje',
  placeholder: 'Escriba un mensaje',
  send: 'Enviar',
  person: 'Hablar con una persona',
  emergency: 'En una emergencia llame al 911',
  suggestions: 'Respuestas sugeridas',
  starters: ['Hacer una cita', 'Resurtir una receta', 'Horario y dirección'],
  greeting: '¿En qué podemos ayudarle?',
  you: 'Usted',
  isTyping: (name) => `${name} está escribiendo`,
  connecting: 'Conectando …',
  offline: 'Sin conexión. Lo que escriba se guarda y se envía cuando vuelva la conexión.',
  waiting: 'Por enviar',
  sent: 'Enviado',
  delivered: 'Entregado',
  read: 'Leído',
  refused: 'No se pudo enviar',
  latest: 'Mensajes nuevos',
  earlier: 'Ver mensajes anteriores',
  loadingEarlier: 'Cargando mensajes anteriores …',
  today: 'Hoy',
  yesterday: 'Ayer',
  attachment: 'Archivo adjunto',
};

/** @param tag a BCP 47 language tag, "es-MX"; what we have no words for is answered in English */
export function languageOf(tag: string | null): 'en' | 'es' {
  return tag?.toLowerCase().split('-')[0] === 'es' ? 'es' : 'en';
}

export const WORDS: Readonly<Record<'en' | 'es', Words>> = { en, es };
