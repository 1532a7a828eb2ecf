import { showCalendar } from './calendar.js';
import { numberOf } from './formats.js';
import { Phone } from './phone.js';
import { getJson, postJson } from './requests.js';

/** How often the phones and the calendar are looked at, in milliseconds; not while the page is hidden. */
const PHONES_EVERY = 1_000;
const CALENDAR_EVERY = 4_000;
const SHOWN = 3;
const KEPT_AS = 'carethread-sandbox-phones';

/** Where no clinic stands behind, phones that belong to nobody. */
const NOBODY = ['+15005550101', '+15005550102', '+15005550103'].map((phone, at) => ({
  id: phone,
  name: `Phone ${at + 1}`,
  phone,
}));

const notice = document.getElementById('notice');

/** Reads who there is, and puts their phones on the page. */
async function start() {
  const settings = await getJson('/sandbox/health');
  const people = settings.clinic ? await getJson('/sandbox/people') : NOBODY;
  const failures = await getJson('/sandbox/carrier/failures');
  document.getElementById('number').textContent = `The clinic’s number is ${numberOf(settings.number)}`;

  const kept = JSON.parse(localStorage.getItem(KEPT_AS) ?? '[]');
  const phones = Array.from({ length: Math.min(SHOWN, people.length) }, (_, at) => {
    const owner = people.find(({ id }) => id === kept[at]) ?? people[at];
    return new Phone({ at: at + 1, people, owner, failures, settings, onOwner: () => keepOwners(phones) });
  });
  document.getElementById('phones').append(...phones.map(({ element }) => element));
  every(PHONES_EVERY, () => showPhones(phones));
  if (settings.clinic) await showClinic(settings.timeZone);
}

function keepOwners(phones) {
  localStorage.setItem(KEPT_AS, JSON.stringify(phones.map(({ owner }) => owner.id)));
  void showPhones(phones).catch(say);
}

async function showPhones(phones) {
  const of = phones.map(({ owner }) => owner.phone).join(',');
  const { phones: shown } = await getJson(`/sandbox/carrier/threads?of=${encodeURIComponent(of)}`);
  for (const phone of phones) {
    const mine = shown.find((one) => one.phone === phone.owner.phone);
    if (mine) phone.show(mine);
  }
}

async function showClinic(timeZone) {
  document.getElementById('calendar').hidden = false;
  every(CALENDAR_EVERY, () => showCalendar(document.getElementById('days'), timeZone));
  const outage = document.getElementById('outage');
  outage.value = (await getJson('/sandbox/clinic/outage')).mode;
  outage.addEventListener('change', () => void postJson('/sandbox/clinic/outage', { mode: outage.value }).catch(say));
}

function say(error) {
  notice.textContent = `The sandbox does not answer: ${error.message}`;
  notice.dataset.lost = '';
}

/** Runs a look at the outside every so often, says so where it fails, and takes that back once it works again. */
function every(milliseconds, look) {
  const run = async () => {
    try {
      if (!document.hidden) await look();
      if ('lost' in notice.dataset) notice.textContent = '';
      delete notice.dataset.lost;
    } catch (error) {
      say(error);
    }
    setTimeout(run, milliseconds);
  };
  void run();
}

start().catch(say);
