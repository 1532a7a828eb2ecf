import type { PatternGroup } from './group.js';

/** What people say in everyday words of their own, in Spanish. */
export const ES_PLAIN_WORDS: readonly PatternGroup[] = [
  {
    kind: 'suicide',
    guard: 'mind',
    patterns: [
      '(?:manana|ya|para (?:el )?\\w+) (?:ya )?no (?:me )?(?:despierto|voy a despertar|amanezco|voy a estar aqui)',
      '(?:me despedi de (?:todos|mis)|deje (?:la|una) carta|escribi (?:la|una) carta de despedida|regale (?:todas )?mis cosas)',
    ],
  },
  {
    kind: 'bleeding',
    guard: 'body',
    patterns: ['(?:llevo|van|voy en|empape|empapo|lleno)(?: \\w+){0,2} toallas(?: \\w+){0,4} (?:hora|horas|rato)'],
  },
  {
    kind: 'unconscious',
    guard: 'body',
    patterns: [
      'no (?:logro|podemos|puedo|logramos) (?:que|hacer que)(?: \\w+){0,3} (?:abra los ojos|despierte|reaccione|conteste)',
    ],
  },
  { kind: 'new-symptom', guard: 'body', patterns: ['(?:amaneci|estoy|ando) viendo (?:doble|borroso|lucecitas|manchas)'] },
  {
    kind: 'distress',
    guard: 'feeling',
    patterns: [
      '(?:decaid[oa]|desanimad[oa]|apachurrad[oa]|agobiad[oa]|rebasad[oa]|abrumad[oa]|achicopalad[oa]|hundid[oa]|apagad[oa]|destrozad[oa])',
      'no (?:hallo|encuentro|tengo) (?:consuelo|sosiego|paz)|(?:hueco|vacio) (?:por dentro|en el (?:pecho|alma))|sin ganas de nada|(?:me estorbo|les estorbo|soy (?:un|una) (?:estorbo|carga))',
      '(?:ya )?nada me (?:llama|alegra|mueve|interesa|importa|anima)',
    ],
  },
  {
    kind: 'grief',
    guard: 'loss',
    patterns: [
      '(?:descansa|descanso) en paz|(?:lo|la|le) (?:velamos|enterramos|sepultamos)|(?:enterramos|velamos|sepultamos) a|ya no esta con nosotros',
    ],
  },
  {
    kind: 'vulnerable',
    guard: 'plain',
    patterns: [
      '(?:escribo|hablo|llamo|pregunto) (?:por|en nombre de|de parte de) mi (?:abuel[oa]|mama|papa|tia|tio|suegr[oa]|vecin[oa]|herman[oa])(?: .. )? (?:no (?:oye|ve|puede|habla|sabe|entiende)|sord[oa]|cieg[oa])',
      'soy (?:sord[oa]|cieg[oa]|menor de edad)|no se (?:leer|escribir)|(?:vivo|dormimos|duermo|vivimos) en (?:mi|el|un|la) (?:carro|albergue|calle|camioneta|refugio)',
    ],
  },
  {
    kind: 'complaint',
    guard: 'plain',
    patterns: [
      '(?:es )?la (?:segunda|tercera|cuarta|quinta|enesima) vez que (?:me|nos|le|pierden|cambian|cancelan)',
      'se (?:burlo|burlaron|rieron|rio) de|(?:dio|dieron) mis (?:papeles|datos|resultados) a|nadie (?:da|dio) la cara|me (?:dejaron|tuvieron) (?:esperando|plantad[oa])',
    ],
  },
  {
    kind: 'anger',
    guard: 'feeling',
    patterns: [
      'estoy que (?:exploto|reviento|ardo|trino)|que (?:coraje|rabia)|me tienen hart[oa]|bola de (?:rateros|inutiles|ladrones)|son un[oa]s (?:inutiles|rateros|ladrones)',
    ],
  },
  {
    kind: 'confusion',
    guard: 'feeling',
    patterns: [
      '(?:me|nos) (?:hicieron|hacen) bolas|(?:uno|una|cada quien|unos) (?:me )?dicen? una cosa(?: .. )? otra|ya no se ni que',
    ],
  },
];

/** The same in English. */
export const EN_PLAIN_WORDS: readonly PatternGroup[] = [
  {
    kind: 'vulnerable',
    guard: 'plain',
    patterns: [
      '(?:can not|could not|never learned to|do not) read (?:too |so |very )?(?:good|well|much)|(?:can not|never learned to) (?:read or write|spell)',
      '(?:writing|texting|asking|calling) (?:for|on behalf of) my (?:\\w+ )?(?:neighbor|aunt|uncle|grandma|grandpa|mother|father|mom|dad)(?: .. )? (?:nobody|no one|alone|can not|does not|eighty|ninety)',
      '(?:sleeping|living|live|sleep) in (?:the|my|a|our) (?:van|car|truck|tent|shelter)',
    ],
  },
  {
    kind: 'complaint',
    guard: 'plain',
    patterns: [
      '(?:second|third|fourth|fifth) time (?:you|they|your \\w+|the \\w+) (?:have )?(?:lost|cancelled|canceled|moved|messed|billed|charged|rescheduled)',
      '(?:told|read|showed|gave)(?: \\w+){1,4} (?:about my visit|my (?:private|diagnosis|results|chart))(?: .. )? (?:private|out loud|aloud|to (?:everyone|everybody|the \\w+))',
      'never (?:once )?(?:looked (?:up|at me)|even looked)|(?:laughed|rolled (?:her|his|their) eyes) at (?:me|my)',
    ],
  },
  {
    kind: 'anger',
    guard: 'feeling',
    patterns: [
      '(?:done|through) with you (?:clowns|people|guys|idiots)|i am (?:livid|seething|fuming|furious)|go to hell|screw (?:you|all of you|this place)',
    ],
  },
];
