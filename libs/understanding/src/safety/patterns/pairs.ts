import type { SafetyKind } from '../kinds.js';

/**
 * Two things that mean danger where one sentence names both, in any order and however far apart: what people say when they do not
 * use the words of a textbook. Read with the loose patterns, where nothing as grave was found.
 */
export interface Pair {
  readonly kind: SafetyKind;
  readonly one: string;
  readonly other: string;
}

export const PAIRS: readonly Pair[] = [
  {
    kind: 'suicide',
    one: '(?:bridge|roof|noose|pills|gun|rope|razor|blade|knife|cliff|train|ledge|overpass|pistol)',
    other:
      '(?:stop thinking|thinking about|thoughts|thought|garage|tonight|stare|staring|end|over with|calling|tempted|alone with|jump|myself)',
  },
  {
    kind: 'suicide',
    one: '(?:painless|quick|easy|easiest|fastest|fast) (?:ways?|methods?|death|exit)',
    other: '(?:go|die|end|out|googl\\w+|search\\w*|look\\w*)',
  },
  {
    kind: 'suicide',
    one: '(?:end|ending|take|taking|exist|existing)',
    other: '(?:my (?:own )?life|wanna exist|want to exist|not want to exist)',
  },
  {
    kind: 'suicide',
    one: '(?:out of the picture|check out|checking out|last night|something bad to myself|take me already|take me now|not be a burden)',
    other: '(?:i|me|my|gave|cancer|god|myself|kids|for good)',
  },
  {
    kind: 'suicide',
    one: '(?:cancer|god|lord|covid|something|disease)',
    other: '(?:would just take me|take me already|take me now|kill me already|kills me)',
  },
  {
    kind: 'self-harm',
    one: '(?:pressing|press|cutting|cut|cuts|burning|burn|hit|hitting|blades?|razor|bruise|spoon|lighter|needle|scratching)',
    other:
      '(?:myself|herself|himself|feel something|on my (?:leg|arm|skin|thigh)|under (?:her|his) bed|so i feel|punish|keeps cutting)',
  },
  {
    kind: 'homicide',
    one: '(?:bullet|knife|gun|kill|stab|throw|throwing|shake|shaking|smash|choke|hurt)',
    other: '(?:in (?:him|her|them|you)|the baby (?:against|at|out|down)|against the wall|my (?:boss|neighbor|baby) )',
  },
  {
    kind: 'overdose',
    one: '(?:oxy|xanax|pills?|percs?|fentanyl|heroin|medicine cabinet|benzos?|meds|klonopin|methadone|tylenol)',
    other:
      '(?:whiskey|vodka|alcohol|drunk|nodding off|nod off|breathing is slow|more than (?:i am |he is |she is )?supposed|emptied|whatever was in|all of it|blue|not waking|unresponsive)',
  },
  {
    kind: 'abuse',
    one: '(?:boyfriend|husband|wife|girlfriend|partner|dad|father|stepdad|uncle|he|she|aide|caregiver|nurse|mom|mother|brother|ex|son)',
    other:
      '(?:slammed|slams|slaps|slapped|hits|punched|chokes|choked|beats|shoves|shoved|throws things|hurt me|hurts me|came in my room|comes in my room|in my bed|touched me|forces me|pulled my hair|dragged me|burned me|spits on|threatens|hit me)',
  },
  {
    kind: 'chest-pain',
    one: '(?:chest|breastbone|sternum|ribs|rib cage|heart)',
    other:
      '(?:burning|pale|sweaty|sweating|tingly|tingling|numb|arm|jaw|crush\\w*|standing on|sitting on|squeez\\w*|ache|aching|heavy|clammy|tight\\w*|pressure|stabbing|vise|gray|grey)',
  },
  {
    kind: 'stroke',
    one: '(?:talking|speech|words|eye|lip|mouth|face|hand|arm|leg|smile|vision|grip|remember any words)',
    other:
      '(?:talking (?:funny|weird|strange)|lower than the other|on that side|on one side|all of a sudden|suddenly|crooked|droop\\w*|can not grip|slur\\w*|garbled|lopsided|feels numb)',
  },
  {
    kind: 'breathing',
    one: '(?:lungs|breath|breathe|breathing|air|gasping|inhale|inhaler|wheez\\w+)',
    other:
      '(?:shutting down|between words|full breath|can not get|not get|not working|slow|blue|struggl\\w*|an hour|tight|panic|whistl\\w*|crackl\\w*|fast|ribs|filling|drowning)',
  },
  {
    kind: 'anaphylaxis',
    one: '(?:tongue|lips?|throat|face|eyes|mouth|neck)',
    other:
      '(?:balloon\\w*|fat and itchy|swell\\w*|swollen|after (?:the |a |eating )?(?:cookie|nuts?|peanuts?|sting|shrimp|cake|candy|dinner)|puff\\w*|closing|tight|thick)(?: .. )?',
  },
  {
    kind: 'anaphylaxis',
    one: '(?:ate|eating|eaten|cookie|stung|sting|pistachio|walnut|almond|cashew|peanut|shellfish|shrimp|crab)',
    other: '(?:face|tongue|throat|lips|hives|fading|swell\\w*|itchy|wheez\\w*|dizzy|faint\\w*)',
  },
  {
    kind: 'bleeding',
    one: '(?:blood|bleeding|bleed|hemorrhag\\w*)',
    other:
      '(?:filling|cup of|weeks|pregnant|quit|bright red|gush\\w*|pouring|everywhere|clots?|pads?|soak\\w*|spurting|not stop|threw up|vomit\\w*|dialysis|fistula)',
  },
  {
    kind: 'pregnancy',
    one: '(?:\\d+ weeks|pregnant|baby|fetal|bump)',
    other:
      '(?:been still|so still|too quiet|no kicks|not kicked|not felt (?:him|her|it)|contractions|water broke|leaking fluid|no movement)',
  },
  {
    kind: 'seizure',
    one: '(?:shaking|drooling|jerking|stiff|twitching)',
    other: '(?:drool\\w*|not answer|minutes|eyes|foam\\w*|unresponsive|will not respond|not respond)',
  },
  {
    kind: 'unconscious',
    one: '(?:can not|will not|not|unable|could not)',
    other:
      '(?:wake up|wake (?:him|her)|get (?:grandpa|grandma|him|her|dad|mom) to (?:wake|respond)|come to|to wake up)(?! (?:early|on time|in the morning))',
  },
  {
    kind: 'poisoning',
    one: '(?:year old|yr old|yo|daughter|son|toddler|baby|kid|child|grandson|granddaughter|dog)',
    other:
      '(?:(?:drank|chewed|swallowed|ate|licked|sipped|got into)(?: .. )? (?:battery|windex|bleach|cleaner|bottle|pills?|medicine|gummies|magnets?|polish|detergent|pods?|poison|lithium))',
  },
  {
    kind: 'emergency',
    one: '(?:glucose|sugar|meter|sensor|dexcom|libre)',
    other: '(?:lo|low|shaking|confused|sweaty|passing out|unresponsive|says hi)',
  },
  {
    kind: 'emergency',
    one: '(?:electrocut\\w+|stung everywhere|fading|slipping away|going into shock|fading out|losing consciousness)',
    other: '(?:i|he|she|am|is|got|now|my)',
  },
  {
    kind: 'wrong-dose',
    one: '(?:gave|took|used|taken|given|injected)',
    other: '(?:two of|wrong|mixed up|too many|extra|twice|double|by mistake|accident\\w*|instead)',
  },
  {
    kind: 'wrong-dose',
    one: '(?:mixed up|switched|confused|swapped)',
    other: '(?:pills?|boxes|meds?|bottles|doses?|insulin|tablets?|am and pm)',
  },
  {
    kind: 'adverse-event',
    one: '{med}',
    other:
      '(?:lightheaded|dizzy|rash|bumps|itchy|hives|nearly fell|worse|jumpy|turned black|swollen|vomit\\w*|throwing up|nause\\w*|shaky|racing|since|headaches?|sick|weird|cramps)',
  },
  { kind: 'new-symptom', one: '(?:temp|temperature|fever)', other: '(?:10[0-6]|high|spik\\w*|hot|days)' },
  {
    kind: 'new-symptom',
    one: '{body}',
    other:
      '(?:popped|huge|swollen|swelling|leaking|yellow|oozing|numb|lump|weird lump|bump|hot|hard and hot|throbbing|burning|bruised|purple|drop things|tingl\\w*|itch\\w*|infected|hurts)',
  },
  {
    kind: 'new-symptom',
    one: '(?:peeing|pee|urine|pooping|stool|toilet)',
    other: '(?:pink|red|blood|brown|black|dark|burn\\w*|hurts|cloudy)',
  },
  {
    kind: 'new-symptom',
    one: '(?:keep|keeping|hold)',
    other: '(?:down for|food down|soup down|water down|anything down|fluids down)',
  },
  {
    kind: 'new-symptom',
    one: '(?:lump|bump|knot|growth)',
    other: '(?:armpit|arm|neck|groin|weird|new|hard|under|painful|breast|testicle)',
  },
  {
    kind: 'worsening',
    one: '(?:redness|cough|memory|pain|swelling|rash|wound|fever|breathing|infection|he|she|mom|dad)',
    other:
      '(?:overnight|brutal|slipped|doubled|spread\\w*|went from|much worse|worse|whole (?:shin|leg|arm|foot)|getting bigger|faster than)',
  },
  {
    kind: 'out-of-critical-medicine',
    one: '{critical}',
    other: '(?:none|last (?:puff|dose|pill|one|pen)|zero|backorder\\w*|no more|ran out|all out|empty|none for tomorrow|gone)',
  },
  {
    kind: 'discharge-trouble',
    one: '(?:hospital|surgery|released|discharged|operation|took out my|removed my|operated)',
    other:
      '(?:soaked|yellow|hard and hot|nobody|no one|can not|fever|bleed\\w*|swollen|pus|worse|bandage|hot|red and|leak\\w*|opened|stitches)',
  },
];
