const EVERY_MS = 2_000;
const LINK = /(https?:\/\/[^\s<>"]+)/;

const list = document.querySelector('#mails');
const notice = document.querySelector('#notice');
const template = document.querySelector('#mail');
let shown = '';

/** Text with its addresses as links; nothing of a mail is ever markup. */
function linked(text) {
  return text.split(LINK).map((piece, index) => {
    if (index % 2 === 0) return document.createTextNode(piece);
    const link = document.createElement('a');
    link.href = piece;
    link.textContent = piece;
    return link;
  });
}

function item({ at, to, subject, text }) {
  const copy = template.content.cloneNode(true);
  copy.querySelector('h2').textContent = subject;
  copy.querySelector('.to').textContent = `To ${to}`;
  const time = copy.querySelector('time');
  time.dateTime = at;
  time.textContent = new Date(at).toLocaleString();
  copy.querySelector('.text').append(...linked(text));
  return copy;
}

async function refresh() {
  try {
    const response = await fetch('/sandbox/mail/messages');
    if (!response.ok) throw new Error(String(response.status));
    const { messages } = await response.json();
    const now = JSON.stringify(messages);
    notice.textContent = messages.length === 0 ? 'No mail yet. Invitations and new passwords come here.' : '';
    if (now === shown) return;
    shown = now;
    list.replaceChildren(...messages.map(item));
  } catch {
    notice.textContent = 'The sandbox does not answer.';
  }
}

await refresh();
setInterval(refresh, EVERY_MS);
