import type { Guard } from './patterns/group.js';

/** What the words around a match make of it. */
export type Verdict = 'stands' | 'softened' | 'dropped';

/** Words that may stand between a denial and what it denies; any other word between them breaks the denial. */
const BETWEEN =
  '(?:i|am|is|are|be|been|being|feel|feels|feeling|having|have|has|had|any|really|want|wants|wanting|to|thinking|about|of|going|currently|actively|at|all|a|an|the|my|her|his|experiencing|thoughts?|that|it|like|plans?|planning|trying|would|ever|even|actually|longer|signs?|symptoms?|in|danger|risk|or|nor|no|not|you|do|pain|pains|fever|chest|shortness|breath|cough|nausea|vomiting|rash|swelling|dizziness|bleeding|trouble|breathing|more|currently|history|active|new|other|severe|numbness|weakness|chills|headache|headaches|abdominal|con|de|tengo|tiene|tuve|siento|siente|estoy|esta|quiero|quiere|ni|que|ningun|ninguna|me|por|he|voy|a|un|una|el|la|pensando|pienso|hay|mas|dolor|fiebre|tos|ido|sido|es|soy|en|se|nada|problemas?|dificultad|para|les|le)';
const DENIED = new RegExp(
  ` (?:not|no|never|without|deny|denies|denied|denying|nor|neither|nunca|jamas|sin|ni|tampoco|niega|niego)(?: ${BETWEEN}){0,6}$`,
);
/** "not sure", "can not stop", "not going to lie", "I do not know if": no denial of what follows. */
const NO_DENIAL =
  / (?:(?:can not|could not|do not|does not|did not|will not) (?:stop|help|shake|lie|promise|guarantee|trust|swear|know|care|understand|see why|like (?:to|that)|believe)|not (?:sure|only|just|going to lie|know|lying|joking|kidding|stop|stopped|a joke|okay|ok)|no (?:one|lie|idea|wonder|matter|joke)|why not|no se|no (?:puedo|puede|paro|para|dejo|deja|sabe|supe|aguanto|solo))(?: [^ .?!]+){0,6}$/;

const LONG_AGO =
  / (?:last (?:year|decade|summer|winter|spring|fall)|(?:\d+|two|three|four|five|six|ten|twenty|several|many|few|couple|some|one|a) (?:of )?(?:years?|decades) (?:ago|back|prior|earlier)|(?:years?|decades|ages) ago|years back|(?:several|many|\d\d|[3-9]|six|eight) months ago|long (?:time )?ago|in (?:19|20)\d\d|in the (?:[5-9]0s|eighties|nineties|seventies)|back in|when (?:i|he|she|we) (?:was|were) (?:a |an |in |little|young|younger|pregnant with|\d|growing|my|at|on|first|eighteen|twenty)|as a (?:kid|child|teen|teenager|baby|young)|in (?:college|high school|childhood|my (?:teens|twenties|20s|30s|childhood|youth))|history of|family history|used to|previously|in the past|once had|past medical|runs in (?:the|my)|hace (?:\d+|muchos|varios|unos|un|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|quince|veinte|treinta|cuarenta) anos?|hace (?:muchos|varios|\d\d|seis) meses|(?:el )?ano pasado|en (?:19|20)\d\d|cuando (?:era|tenia|estaba (?:en|chic)|fui)|de (?:nino|nina|joven|chico|chica)|antecedentes|historial|en el pasado|hace (?:mucho )?tiempo|hace anos) /;
const NOW =
  / (?:now|again|still|currently|tonight|today|this morning|right now|lately|keeps?|keep|since|also having|these days|ahora|hoy|otra vez|de nuevo|todavia|aun|sigo|sigue|esta noche|ultimamente|desde) /;
const ONGOING_BEFORE =
  / (?:(?:i|he|she|they|mom|dad|husband|wife|son|daughter|mother|father) (?:am|is|are|have|has|get|gets|keep|keeps|feel|feels|can not|do|does|want|wants|need)|having|getting|feeling|tengo|tiene|siento|siente|estoy|esta|me duele|le duele)(?: [^ .?!]+){0,3}$/;

const OF_THE_DEAD =
  / (?:died|passed(?: away)?|passing|killed|dead|death|deceased|lost (?:my|our|his|her)(?: \w+){1,2}|murio|fallecio|muerte|perdi a(?: \w+){1,2}|murieron)(?: (?:of|from|by|to|in|after|because|due|a|an|the|massive|sudden|de|por|un|una|del|cerebral|fulminante|suddenly|last \w+|\w+ (?:years?|months?|weeks?) ago)){1,5}$/;

/** A question about a subject, or a plan for it, tells of no event. */
const IN_GENERAL =
  / (?:(?:what|which) are the|(?:what|which) (?:are|is) (?:the |some |common )*(?:signs?|symptoms?|causes?|treatment|risks?|side effects?|difference|warning signs)|(?:signs?|symptoms?|risks?|causes?) of|risk (?:of|for|factors?)|(?:can|could|does|do|will|would|may|might) (?:[a-z]+ )?(?:[a-z]+ )?(?:cause|causes|lead to|help with|treat|prevent|interact|increase|raise|make you)|how (?:do|to|can) (?:i|you|we|one) (?:know if|tell if|prevent|treat|avoid|recognize|spot|use|give)|(?:article|video|flyer|brochure|page|information|info|pamphlet|class|question|literature|leaflet|handout|podcast|blog|study|trial|screening|screened|vaccine|shot|tested|test|testing|checked|insurance|specialist|doctor|clinic|support group|prevention|prevent|preventing|avoid|medication|medicine|meds|pills?|drug|refill|prescription|cream|inhaler|drops|treatment|therapy|covered|coverage|diagnosis code|form|program|counseling|patch|spray|lotion|syrup|gel) (?:about|on|for|of|against|regarding|to prevent|to treat|covers?|treats?)|do you (?:[a-z]+ )?(?:treat|see (?:people|patients)|offer|have|do|provide|handle|help)|(?:in case|if) (?:of|i (?:have|get|ever|start|feel|develop)|he (?:has|gets|starts)|she (?:has|gets|starts)|there is|you (?:have|feel|get))|cuales son(?: los| las)?|que (?:hago|hacer|pasa) si|(?:sintomas|senales|riesgo|causas|efectos secundarios) de|(?:puede|pueden|podria|podrian) (?:causar|dar|provocar|producir)|(?:informacion|folleto|clase|vacuna|prueba|examen|medicina|pastillas?|medicamento|crema|receta|tratamiento|seguro|especialista|inhalador|gotas|jarabe|inyeccion|refill|resurtido|doctor|clinica) (?:sobre|de|para|contra|del|que)|en caso de|si (?:tengo|me da|le da|siento|llego)|(?:tratan|atienden|ofrecen|ven))(?: [^ .?!]+){0,4}$/;
/** An event told to be over, at a routine question's side: a follow-up, a record, a bill. */
const FOLLOW_UP =
  / (?:follow ?up|seguimiento|bill|factura|records?|expediente|referral|clearance|paperwork|forms?)(?: [^ .?!,]+){0,3} (?:for|after|from|about|on|de|por|del|sobre|para) (?:my|the|his|her|a|mi|la|el|su)?(?: [^ .?!,]+){0,2}$/;

/**
 * @param guard what may take the match back
 * @param joined all words, blank-padded
 * @param start where the match begins in `joined`
 * @param end where it ends
 */
export function weigh(guard: Guard, joined: string, start: number, end: number): Verdict {
  if (guard === 'plain') return 'stands';
  const left = clauseBefore(joined, start);
  if (guard === 'loss') return isLongAgo(joined, start, end, left) ? 'dropped' : 'stands';
  if (DENIED.test(left) && !NO_DENIAL.test(left)) return guard === 'mind' ? 'softened' : 'dropped';
  if (guard === 'feeling') return 'stands';
  const before = sentenceBefore(joined, start);
  if (OF_THE_DEAD.test(before)) return 'dropped';
  if (isLongAgo(joined, start, end, left)) return guard === 'mind' ? 'softened' : 'dropped';
  if (guard === 'body' && (IN_GENERAL.test(left) || FOLLOW_UP.test(before))) return 'dropped';
  return 'stands';
}

function isLongAgo(joined: string, start: number, end: number, left: string): boolean {
  const sentence = `${sentenceBefore(joined, start)}${joined.slice(start, end)}${sentenceAfter(joined, end)} `;
  return LONG_AGO.test(sentence) && !NOW.test(sentence) && !ONGOING_BEFORE.test(left);
}

const CLAUSE_END = / (?:[.?!,]|but|however|though|although|pero|aunque|sino|and (?:now|today)|y ahora|because|porque) /g;

function clauseBefore(joined: string, start: number): string {
  const before = sentenceBefore(joined, start);
  let cut = 0;
  for (const end of ` ${before} `.matchAll(CLAUSE_END)) cut = end.index + end[0].length - 2;
  return before.slice(Math.max(0, cut));
}

function sentenceBefore(joined: string, start: number): string {
  const before = joined.slice(0, start);
  const cut = Math.max(before.lastIndexOf(' . '), before.lastIndexOf(' ? '), before.lastIndexOf(' ! '));
  return cut < 0 ? before : before.slice(cut + 2);
}

function sentenceAfter(joined: string, end: number): string {
  const stop = joined.slice(end).search(/ [.?!] /);
  return stop < 0 ? joined.slice(end) : joined.slice(end, end + stop);
}
