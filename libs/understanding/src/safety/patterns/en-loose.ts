import type { PatternGroup } from './group.js';

/**
 * Grave words on their own, in English: once figures of speech are gone, they are seldom said for nothing. Read only where the
 * patterns proper found nothing as grave and no bereavement: when in doubt, the higher level wins.
 */
export const EN_LOOSE: readonly PatternGroup[] = [
  {
    kind: 'suicide',
    guard: 'mind',
    patterns: [
      '(?:i|me|myself|he|she|they|him|her|son|daughter|friend|brother|sister|husband|wife|mom|dad)(?: .. )? (?:dead|die|dying|death|kill|dye)(?! (?:roll|rolled|hair))',
      'death (?:is|seems|feels|would be|sounds)(?: .. )?',
      '(?:dead|die|dying|death)(?: .. )? (?:i|me|myself)(?! (?:an?|the) (?:good|10))',
      'never (?:have )?been born|blow(?:ing)?(?: .. )? (?:brains|head) out|brains out|(?:keep|keeping)(?: .. )? (?:myself|himself|herself) safe',
      '(?:danger|threat|harm) to (?:myself|himself|herself|themselves|others)',
      '(?:ending|end) (?:it|everything|all of it)(?: .. )?',
      '(?:point|reason|use) (?:of|in|to|for)(?: even| really| me)* (?:living|waking|being here|being alive|going on|getting up|existing|trying anymore|life)',
      '(?:pills|bottle)(?: .. )? (?:end|over with|wonder\\w*|notice|sleep|tempt\\w*|thinking|calling me|looking at)',
      '(?:gone|not here|not around|missing|disappeared)(?: .. )? (?:nobody|no one|notice|better|sad|miss me|cares?)|(?:nobody|no one|notice|better|miss me|cares?)(?: .. )? (?:i was|i am|i were) (?:gone|not here|not around|missing)',
      'i will be (?:gone|dead)|(?:without|once|after|when) (?:me|i am gone)(?: in (?:the|this) world)?(?: [.?!])',
      'have a plan and|know (?:when|how) i am doing it|(?:tonight|today) is the (?:night|day)(?: i)?|done (?:fighting|trying|living|with (?:everything|this life))(?: .. )?|(?:no|not any|not see|do not have)(?: \\w+)? (?:a |any )?future|last time (?:you will|anyone will)',
      '(?:tell|told)(?: \\w+)? (?:my (?:kids|mom|family|wife|husband|children|son|daughter)|them|everyone) (?:i )?(?:love|loved) (?:them|her|him)|take care of my (?:dog|cat|kids|children) (?:when|after|for me)',
      '(?:gun|pistol|noose|rope|bullet|bullets|razor)(?: .. )? (?:me|my|myself|i|tonight|ready|today|bought)|(?:bought|have|got|loaded)(?: .. )? (?:gun|pistol|noose|rope|bullets|ammo)',
    ],
  },
  {
    kind: 'self-harm',
    guard: 'mind',
    patterns: [
      '(?:hurt|hurts|hurting|harm|cut|cuts|cutting|carve[ds]?|carving|burns|burning|hits|hitting|starves|scratches|scratching|punishes|punish|punishing|bites|biting|stabs|choke[sd]?|choking) (?:my|him|her|them)(?:self|selves)',
      '(?:carved|carving|sliced|slicing|scratching|scratch|burning|burned|cutting|cut)(?: .. )? (?:arms?|legs?|thighs?|wrists?|skin|stomach)(?: .. )? (?:bleed|till|until|on purpose|razor|blade|again|words|feel)|(?:carved|words)(?: .. )? (?:my|her|his) (?:arms?|legs?|thighs?|wrists?|skin)',
    ],
  },
  {
    kind: 'homicide',
    guard: 'mind',
    patterns: [
      '(?:strangling|stabbing|shooting|smothering|choking|suffocating|drowning|hurting|killing|shaking|murdering|poisoning|beating|harming|attacking) {victim}',
      '(?:kill|murder|stab|strangle|smother|poison|shoot) {victim}',
      '(?:bullets|ammo|loaded gun|gun|knife|machete)(?: .. )? (?:boss|coworker|ex|neighbor|clinic|school|him|her|them|where|doctor|you)',
      '(?:deserves?|need|needs) to (?:die|suffer|bleed)',
    ],
  },
  {
    kind: 'abuse',
    guard: 'mind',
    patterns: [
      '(?:tied|chained|strapped|locked)(?: \\w+){0,4} (?:to|in)(?: \\w+)? (?:bed|chair|room|closet|basement)',
      '(?:kill|hurt|beat|find) (?:me|us) if i (?:ever )?(?:tell|leave|talk|say|go|call|told|try)',
      '(?:scared|afraid|terrified|frightened) of (?:her|his|their|the|my) (?:caregiver|aide|nurse|husband|wife|boyfriend|girlfriend|partner|dad|father|mom|mother|son|stepdad|stepfather|uncle|brother|ex|coach|roommate)',
      '(?:bruises?|bruising|black eyes?|hand ?prints?|belt marks|cigarette burns|marks)(?: .. )? (?:fingers|hand|arms|neck|caregiver|shaped|belt|from being|says (?:she|he) fell|explain)',
      '(?:restraining order|protective order|shelter for (?:women|victims)|safe house|violent (?:ex|husband|boyfriend|partner|dad|father|son)|assaulted|molest\\w*|raped?|grooming|trafficked)',
      '(?:hits|beats|hit|beat|punches|punched|slaps|slapped|chokes|choked|kicks|kicked|shoves|shoved|whips|whipped) (?:me|us|him|her|them|my \\w+)(?! (?:up|back|in the face with a ball))',
      '(?:do|does) things to (?:me|her|him)|things i do not want|bad touch|secret (?:touching|with (?:my|an) (?:uncle|coach|teacher|stepdad))',
    ],
  },
  {
    kind: 'overdose',
    guard: 'mind',
    patterns: [
      '(?:took|swallowed|taken|ate|downed|popped)(?: \\w+){0,4} (?:pills|percocets|xanax|oxys|sleeping pills|tablets|meds)(?: .. )? (?:sleepy|drowsy|not waking|passed|slurring|out of it|sick|throwing|foaming|blue|wobbly|strange|weird|too many|all|whole|bunch|empty)',
      '(?:empty|emptied)(?: \\w+){0,3} (?:pill )?(?:bottles?|blister packs?)|(?:fentanyl|heroin|meth|cocaine|laced|speedball)(?: .. )? (?:blue|not breathing|unresponsive|chest|too much|took|waking|nodding|passed|shaking)|shot up(?: .. )?|nodding out',
    ],
  },
  {
    kind: 'chest-pain',
    guard: 'body',
    patterns: [
      '(?:holding|clutching|grabbing|grabbed|clutched|clutches|holds|rubbing)(?: \\w+)? (?:chest|heart)',
      'chest(?: .. )? (?:pain|pains|hurt|hurts|hurting|clammy|sweat\\w*|arm|jaw|numb|weird|funny|off|tight\\w*)|heart hurts|pain (?:in|by|near|over) (?:my|his|her) heart',
    ],
  },
  {
    kind: 'stroke',
    guard: 'body',
    patterns: [
      'half (?:of )?(?:my|his|her) (?:body|face)(?: .. )?',
      '(?:not|stopped|no longer)(?: \\w+){0,2} (?:making|make) (?:any |much )?sense(?: .. )? (?:sudden|all of a sudden|dropped|confused|weak|face|arm|suddenly)',
      '(?:words|sentences)(?: .. )? (?:out wrong|wrong|jumbled|mixed up|will not come|not come out)|(?:mouth|face|smile)(?: .. )? (?:one side|side)',
    ],
  },
  {
    kind: 'emergency',
    guard: 'body',
    patterns: [
      '(?:pulled|pull)(?: \\w+)? (?:from|out of) the (?:pool|water|lake|bathtub|river)|(?:skin|face)(?: .. )? (?:peeling off|melting|charred)|(?:fbi|cia|government|aliens|cameras|microchip|they)(?: .. )? (?:in the walls|watching me|following me|after me|my thoughts|in my (?:head|brain))|pulling things out of the air|seeing things that',
      '(?:stabbed|gunshot|shot in|impaled|amputat\\w+|severed|crushed)(?: .. )?(?= [a-z]+)(?<!crushed (?:garlic|ice|pill|pills))',
    ],
  },
  {
    kind: 'pregnancy',
    guard: 'body',
    patterns: [
      '(?:\\d+ weeks|pregnant|months pregnant)(?: .. )? (?:contractions|fluid|leaking|water|gush|fell|accident|kicked in|hit in)(?! (?:class|classes|birth))',
    ],
  },
  {
    kind: 'bleeding',
    guard: 'body',
    patterns: [
      '(?:keeps?|it is|is|blood) (?:pouring|gushing|spurting|squirting)|(?:wrist|throat|neck|artery)(?: .. )? (?:open|pouring|cut|slashed|bleed\\w*)|bleeding out',
      '(?:throwing up|vomiting|vomited|threw up)(?: .. )? (?:coffee grounds|blood)',
    ],
  },
  {
    kind: 'anaphylaxis',
    guard: 'body',
    patterns: [
      '(?:ate|eating|peanut|cashew|nuts?|shrimp|shellfish|bee|wasp|stung|sesame|milk|eggs?)(?: .. )?(?: .. )? (?:swollen|swelling|hives|throat|tongue|lips|wheez\\w*)',
    ],
  },
  {
    kind: 'wrong-dose',
    guard: 'body',
    patterns: [
      '(?:injected|took|used|gave|taken|taking)(?: .. )? instead of(?: .. )?',
      "(?:took|used|taking|using|drank|swallowed|wearing)(?: \\w+){0,2} (?:my|his|her) (?:wife|husband|son|daughter|mom|dad|mother|father|brother|sister|roommate|friend|grandma|grandpa|dog|cat|kid|spouse|partner) 's",
      '(?:gave|took)(?: .. )? {med}(?: .. )? (?:again|already|twice|not knowing|forgot)|(?:too many|too much) (?:pills|units|medicine|insulin|mg|drops|puffs|of my (?:meds|medicine))',
    ],
  },
  {
    kind: 'adverse-event',
    guard: 'body',
    patterns: [
      '(?:bad |allergic |weird |strange |a |skin )*reaction to(?: .. )?',
      '{med} (?:\\w+ ){0,2}(?:makes?|making|made|gives?|giving|gave|causes?|causing|has|had|got|turned|messes|messing) (?:me|my|him|her|us|horrible|bad|awful)(?: .. )?',
      '(?:since|after|ever since)(?: .. )? (?:generic|put me on|changed my|new pill|new med\\w*|new dose|higher dose|contrast|the dye|vaccine|my shot|infusion)(?: .. )?',
      '(?:med|meds|medicine|medication|pill|pills|antibiotic|shot)(?: .. )? (?:sick|dizzy|rash|hives|itchy|itching|vomit\\w*|nause\\w+|throwing up|swollen|swelling|awful|weird|horrible|shaky|terrible|racing|race)',
    ],
  },
  {
    kind: 'out-of-critical-medicine',
    guard: 'body',
    patterns: [
      "(?:out of|no more|ran out|lost|left|forgot|stolen|stole|spilled|broke|dropped|ruined|missing|without)(?: my| his| her| the| all| any| of| moms?| dads?|'s| sons?| daughters?)* {critical}(?! (?:refills?|prescription|at home|off the list|from the list|paperwork|form|card))",
      '{critical}(?: .. )? (?:last (?:dose|pill|one|day|pen)|did not (?:come|arrive)|has not (?:come|arrived)|never came|none left|no refills|ruined|expired|left on|days late|empty|not covered|can not afford)',
      '(?:can not|could not|unable to) (?:afford|get|find|fill|pay for)(?: my| his| her| the)* {critical}|(?:missed|skipped)(?: .. )? (?:dialysis|chemo|insulin|methadone|suboxone)',
    ],
  },
  {
    kind: 'discharge-trouble',
    guard: 'body',
    patterns: [
      '(?:sent|discharged|released)(?: .. )? home(?: .. )? (?:not|still|with|without|no|can|pain|worse|too|early)',
      '(?:hospital|er|icu) (?:changed|stopped|switched)(?: .. )? (?:pills?|meds?|medicines?|medications?|list)(?: .. )?',
      '(?:hospital|surgeon|er|icu|rehab)(?: .. )? (?:changed|stopped|switched|took me off|did not|never|forgot|wrong|conflict\\w*|without)(?: .. )? ?(?:pills?|meds?|medicines?|medications?|list|instructions?|prescriptions?|explain\\w*|told|tell|call\\w*|order\\w*)',
      '(?:since|after)(?: .. )? (?:surgery|operation|hospital|discharge|c section|procedure)(?: .. )? (?:not|pain|hurts?|swell\\w*|fever|can|worse|bad|bleed\\w*|weird)',
    ],
  },
  {
    kind: 'worsening',
    guard: 'body',
    patterns: [
      '(?:gotten|getting|got|so much|a lot|even|much|only|keeps getting|feeling|feel|felt|progressively|is|are|been) worse(?! (?:than (?:the )?(?:traffic|dmv)|service))',
      '(?:{symptom}|it|pain)(?: .. )? (?:every (?:single )?day now|every night now|more often|spread|spreading|not going away|will not go away|back again|out of control)|(?:went|gone|going) downhill',
    ],
  },
  {
    kind: 'new-symptom',
    guard: 'body',
    patterns: [
      '(?:night sweats|swollen (?:glands|lymph)|rusty nail|trembling|tremors?|shaking (?:all|and|so)|bullseye|jaundice|coughing (?:like|all|up|so)|blistering|spotting|discharge (?:smells|is)|vomiting|throwing up|puking|fainted|blood in|infected|pus|oozing|blacked out|hives|puking|seizures? (?:again|more)|palpitations|chills|can not (?:feel|swallow|walk|keep)|vertigo|fractured?|dislocated|concussion|nose ?bleeds?|migraine (?:for|since|will)|rash on|a rash|had a fall|fell down|swollen|feverish|running a fever|has a fever|have a fever|dizzy|numbness|lethargic|dehydrated|excruciating|unbearable|agony|so much pain|in (?:severe |terrible |so much |a lot of |constant )?pain|is killing me)',
      '{body}(?: .. )? (?:turned|turning) (?:\\w+)|{body} (?:hurts?|hurting|aches?|is (?:hurting|throbbing|killing me|numb|swollen|red))(?: .. )? (?:bad|so|a lot|since|days?|really|sleep|week|weeks|now|can|today|night|much|badly)',
    ],
  },
  {
    kind: 'distress',
    guard: 'feeling',
    patterns: [
      '(?:hanging on by|barely hanging on|hanging by a thread|sit in the dark|do not recognize myself|cry in the shower|checks on me)(?: .. )?',
      '(?:bully|bullies|bullying|picks on|pick on|destroying|breaking|wrecking|ruining|crushing|consuming|draining|eating) me(?: alive| up)?',
      '(?:just|really|desperately) need (?:some )?help(?! (?:with|finding|logging|to (?:book|schedule)|booking|getting|on|setting))|nothing but (?:sad|cry|pain)|(?:so|very|really|always|constantly|feel|feeling) (?:sad|lonely|alone|hopeless|worthless|numb|anxious|depressed|ashamed|guilty|overwhelmed|stressed|low|defeated|broken|lost|empty)|hopeless|worthless|overwhelmed|devastated|heartbroken|miserable|despair|suffering|desperate(?:ly)?|panic(?:king)?|breakdown|depressed|sobbing|crying|lonely|burned out|burnt out|relapsed|can not (?:cope|go on|handle|take (?:it|this|much))|at the end of|who else to (?:ask|turn)|no one to|traumatized|trauma from',
    ],
  },
  {
    kind: 'complaint',
    guard: 'plain',
    patterns: [
      '(?:report|reporting) (?:a|the|your|that|this|my|one of your) (?:doctor|nurse|staff|employee|provider|therapist|receptionist|physician|clinic|dentist|problem with (?:a|the|your) (?:doctor|nurse|staff))',
      '(?:privacy|confidentiality|rights|trust|hipaa)(?: .. )? (?:violated|breached|violation|broken|breach)|never happened|misdiagnos\\w+|ignored me|rude|unprofessional|disrespect\\w*|mistreated|neglected|dismissive|filthy|dirty (?:room|exam|bathroom|needles?)|ripped off|overcharged|(?:billed|charged)(?: .. )? (?:for (?:a|something|services?)(?: .. )? (?:never|not|did not)|nobody|never)|nobody will (?:fix|help|listen|tell)|no one will (?:fix|help|listen|tell)',
    ],
  },
  {
    kind: 'anger',
    guard: 'feeling',
    patterns: [
      'fix (?:it|this) (?:now|or|right|already|immediately)|or i am (?:leaving|gone|done|out|calling)|angry|furious|livid|pissed|ridiculous|unacceptable|outrageous|infuriating|fed up|runaround|run around|sick of (?:this|it|you|waiting|being|your)|tired of (?:this|it|you|waiting|being|calling)|answer me|hello ?\\? (?:anyone|is anybody|are you)|anyone there ! |still waiting ! |worst (?:clinic|service|experience)',
    ],
  },
  {
    kind: 'fear',
    guard: 'feeling',
    patterns: [
      'what if (?:i|it|the|my|she|he|they)(?: .. )? (?:wrong|cancer|die|bad|serious|never|lose|worse|something|not)|death sentence|something (?:is )?wrong with|(?:scared|terrified|petrified|frightened|afraid|nervous wreck|freaking out|dreading|worried sick|panicking)(?! that is not)|is it (?:serious|fatal|curable|contagious cancer|cancer)',
    ],
  },
  {
    kind: 'confusion',
    guard: 'plain',
    patterns: [
      'huh(?: \\?)+|(?:what|huh|wtf) \\? \\?|i said (?:no|yes|that|it|already)|too complicated|can not follow|(?:so|really|very|totally|completely) (?:confused|lost)|makes? no sense|do not get it|do not understand (?:this|any|what|anything|you|it)',
    ],
  },
  {
    kind: 'vulnerable',
    guard: 'plain',
    patterns: [
      '(?:spanish|vietnamese|mandarin|cantonese|arabic|russian|somali|korean|creole|portuguese|french|hmong|farsi|tagalog|chinese|asl|swahili|burmese|nepali|dari|pashto|urdu|hindi|punjabi|polish|amharic|bengali|ukrainian|karen|sign language) (?:interpreter|translator|speaking interpreter)',
      'only (?:speaks?|understands?|signs)(?: \\w+)?|(?:minor|teen|teenager) and|legal guardian|power of attorney|social worker|i am (?:blind|deaf|homeless|undocumented|disabled)|(?:nonverbal|non verbal|dementia|alzheimers?|autis\\w+|down syndrome|wheelchair bound|bedridden)',
    ],
  },
];
