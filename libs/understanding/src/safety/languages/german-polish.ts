import type { OtherLanguage } from './group.js';

/** German and Polish. */
export const GERMAN_POLISH: readonly OtherLanguage[] = [
  {
    code: 'de',
    name: 'German',
    words:
      'ich möchte sich bruder tochter mutter vater gesagt geöffnet bekommen wochen unser dass oder weil einfach mehr hilfe schmerzen krank moechte einen eine nicht ist und mein meine meinen für fuer bitte danke termin brauche haben habe kann können wir guten heute wann wie zur beim bei nach mir mich auch noch arzt rezept vereinbaren sind wird kein keine einem ihr ihre sprechen deutsch sehr schon seit gibt',
    denied: '(kein|keine|keinen|ohne|nicht|weder|nie)',
    past: '(vor .. jahren|letztes jahr|als kind|früher)',
    phrases: {
      suicide: [
        '(will|möchte|wollte|wünschte .. ich|lieber) .. (sterben|tot sein|tot|nicht mehr leben|nicht mehr da sein)',
        '(mich|sich|mir) (umbringen|töten|erhängen|aufhängen|umzubringen|zu töten|erschießen|das leben nehmen|das leben zu nehmen)',
        '(bringe|bring|bringt|töte|tötet|erhänge|erhängt) (mich|sich) (um|selbst)',
        '(mich|sich) umbring*',
        '(selbstmord*|suizid*|selbsttötung|lebensmüde)',
        '(nicht mehr|keine lust mehr zu|keinen sinn mehr) .. (leben|weiterleben|existieren)',
        '(leben|allem) (ein )?ende (machen|setzen|zu setzen|bereiten)',
        '(besser|ohne mich) .. (ohne mich|besser) dran',
        'wäre ich (doch )?tot',
        'ich (will|möchte) .. sterben',
      ],
      'self-harm': [
        '(ritze|ritzt|ritzen|schneide|schneidet|verletze|verletzt|verletzen|geschnitten|geritzt) (mich|sich|mir)',
        '(mich|mir|sich) .. (ritze*|geritzt|selbst verletz*|selbst zu verletzen|verletze|pulsadern|aufgeschnitten)',
        'selbstverletz*',
      ],
      abuse: [
        '(schlägt|schlagt|verprügelt|würgt|bedroht|misshandelt|tritt|missbraucht|vergewaltigt|prügelt) (mich|sie|uns|meine)',
        '(mich|sie|uns) .. (geschlagen|vergewaltigt|verprügelt|gewürgt|bedroht|missbraucht|getreten|schlägt|würgt|verprügelt)',
        '(wurde|bin|werde) .. (vergewaltigt|geschlagen|missbraucht|misshandelt|verprügelt|bedroht)',
        '(vergewaltigung|häusliche gewalt|sexueller missbrauch)',
        'angst vor meinem (mann|freund|ex|vater|partner)',
      ],
      homicide: [
        '(will|werde|möchte) (ihn|sie|jemanden|meinen mann|meine frau) (umbringen|töten)',
        'bringe (ihn|sie|jemanden) um',
      ],
      overdose: [
        '(zu viele|alle|viele|eine ganze packung|die ganze packung|überdosis|ganze schachtel|massenhaft) .. (tabletten|pillen|schlaftabletten|medikamente|genommen|geschluckt)',
        '(überdosis|überdosiert)',
        '(tabletten|pillen|medikamente) .. alle .. (genommen|geschluckt)',
      ],
      breathing: [
        '(keine luft|atemnot|kaum luft|schwer luft|luftnot)',
        '(atmet|atme) (nicht|kaum|schwer|nicht mehr|schlecht)',
        '(kann|konnte) .. (atmen|luft holen)',
        '(ersticke|erstickt|ersticken)',
        '(hals|zunge) .. (schwillt|geschwollen|zugeschnürt|zu)',
      ],
      'chest-pain': [
        '(schmerz|schmerzen|druck|stechen|enge|engegefühl|brennen|ziehen) .. (brust|herz|brustkorb)',
        '(brustschmerz*|herzinfarkt|herzstillstand|herzschmerzen|brustenge)',
        'brust .. (weh|schmerzt|drückt|eng)',
        'infarkt',
      ],
      stroke: [
        '(schlaganfall|hirnschlag)',
        '(gesicht|mund|mundwinkel|arm|seite|bein) .. (gelähmt|hängt|taub|schief)',
        '(kann .. nicht (mehr )?sprechen|spricht (undeutlich|verwaschen|lallend)|lallt)',
      ],
      unconscious: [
        '(bewusstlos*|ohnmächtig|bewußtlos*|umgekippt|zusammengebrochen|reglos)',
        '(wacht|reagiert) nicht',
        'nicht (aufwachen|ansprechbar|wach zu kriegen)',
      ],
      seizure: ['(krampfanfall|krampft|epileptisch* anfall|epilepsieanfall|anfall .. krampf*)'],
      bleeding: [
        '(blute|blutet|blutung*|blut) .. (stark|viel|hört nicht|nicht auf|schwanger*|heftig*|sehr)',
        '(starke* blutung*|viel blut|verblut*|schwanger .. (blut*|blute)|blut (erbrochen|gespuckt|gehustet|spucke)|erbreche blut)',
      ],
      emergency: ['(krankenwagen|notarzt|rettungswagen|notfall|stirbt gerade|sterbe gleich|hilfe hilfe)'],
      poisoning: [
        '(getrunken|verschluckt|geschluckt) .. (bleiche|gift|batterie|reiniger)',
        '(bleichmittel|gift|knopfzelle|reiniger|spülmittel) .. (getrunken|verschluckt|geschluckt)',
        '(vergiftet|vergiftung)',
      ],
      'adverse-event': [
        '(ausschlag|allergi*|reaktion|nebenwirkung*|erbrechen|geschwollen) .. (medikament|antibiotikum|impfung|tablette*|mittel)',
        '(medikament|antibiotikum|impfung|tablette*) .. (ausschlag|allergi*|reaktion|geschwollen|erbrochen|schlecht)',
      ],
      'wrong-dose': ['(doppelte dosis|falsche dosis|falsches medikament|falsche tablette*|zweimal genommen|doppelt genommen)'],
      'out-of-critical-medicine': [
        '(kein|keine) .. (insulin|blutverdünner|asthmaspray)( mehr)?',
        'insulin .. (leer|alle|aus|aufgebraucht)',
      ],
      worsening: ['(schlimmer|wird schlechter|verschlechter*)'],
      'new-symptom': [
        '(hohes fieber|fieber (seit|von|39|40|über)|39 fieber|40 fieber)',
        '(erbreche|erbricht|durchfall|übergebe) .. (seit|ständig|dauernd)',
        '(starke schmerzen|sehr starke|schlimme schmerzen|unerträgliche schmerzen|große schmerzen)',
        '(wunde|schnitt|narbe) .. (eitert|entzündet|infiziert|rot)',
      ],
    },
  },
  {
    code: 'pl',
    name: 'Polish',
    words:
      'chcę chciałbym chciałabym bardzo wczoraj córka mąż babcia proszę otwieracie której czynne sobotę piątek poniedziałek mnie jest nie wizytę wizyta umówić dzień dobry dziękuję proszę jestem jak dla mój moje kiedy gdzie ile jutro dzisiaj dziś lekarza lekarz recepta receptę potrzebuję mogę przez tak ale już mnie polsku pani będzie zapisać witam',
    denied: '(nie mam|bez|nie ma|ani|nigdy nie)',
    past: '(lat temu|rok temu|w zeszłym roku|w dzieciństwie)',
    phrases: {
      suicide: [
        '(chcę|chce|chciałbym|chciałabym|wolę|wolałbym|wolałabym|myślę o tym żeby) .. (umrzeć|nie żyć|zniknąć na zawsze)',
        '(zabić się|zabiję się|się zabić|się zabiję|zabić siebie|powiesić się|się powiesić|skończyć ze sobą|odebrać sobie życie|targnąć się|targnęła się|targnął się|rzucić się pod|skoczyć z)',
        '(samobój*|samoboj*)',
        'nie chc* (już |dłużej |mi się )?(żyć|istnieć)',
        '(skończyć|zakończyć) .. (życiem|życie)',
        '(lepiej .. beze mnie|nie ma sensu żyć|życie nie ma sensu|mam dość życia)',
        'odechciało .. żyć',
      ],
      'self-harm': [
        '(tnę się|pocięł* się|pociąłem się|ciąć się|tnie się|okalecz*|samookalecz*|kaleczę się|się (tnę|pocięł*|pociąłem|kaleczę))',
        'podci* .. żyły',
      ],
      abuse: [
        '(bije|pobił|uderzył|dusi|dusił|gwałci|zgwałcił*|katuje|grozi|kopie|molestuje|molestował|znęca się nad) (mnie|mi|mną|nas|nią)',
        '(mnie|mi|mną|ją|go) .. (bije|pobił|uderzył|dusi|zgwałcił*|kopie)',
        '(mnie|mi|mną) (bije|pobił|uderzył|dusi|dusił|zgwałcił*|katuje|grozi|kopie|molestuje|molestował|znęca)',
        '(zostałam|została|byłam|zostałem) .. (zgwałcon*|pobit*|bita|wykorzystan*)',
        '(gwałt|zgwałc*|przemoc domowa|przemoc w rodzinie|molestowan*)',
        'boję się (męża|ojca|partnera|chłopaka)',
      ],
      homicide: ['(zabiję|chcę zabić|zabic) (go|ją|ich|kogoś|męża|żonę)'],
      overdose: [
        '(wziął*|wzięł*|połkn*|łykn*|zażył*) .. (całe opakowanie|za dużo|wszystkie|dużo|garść|pełno|mnóstwo) .. (tabletek|leków|tabletki|leki|proszków|opakowanie)',
        'całe opakowanie (tabletek|leków)',
        '(przedawkow*)',
      ],
      breathing: [
        'nie (mogę|moge|może|moze|mogła|mógł) (już )?(oddychać|złapać (tchu|oddechu|powietrza)|złapać)',
        'nie oddycha',
        '(duszę się|dusze się|dusi się|duszności|duszno mi|brakuje .. (tchu|powietrza)|brak tchu|trudności z oddychaniem|ciężko .. oddychać|trudno .. oddychać)',
        'gardło .. (puchnie|zaciska|spuchło)',
      ],
      'chest-pain': [
        '(ból|bóle|boli|ucisk|kłuje|kłucie|pieczenie|gniecie|ściska|pali) .. (klatce|klatka|piersi|piersiach|serce|sercu|mostkiem|klatki)',
        '(zawał|zawału|atak serca)',
      ],
      stroke: [
        '(udar|udaru|wylew|wylewu)',
        '(twarz|usta|ręka|noga|strona|kącik) .. (sparaliżowan*|opadł*|drętwi*|zdrętwi*|wykrzywi*|bezwładn*)',
        'nie (może|mogę) mówić',
        'bełkocz*',
      ],
      unconscious: [
        '(nieprzytomn*|zemdlał*|stracił* przytomność|omdlał*|bez przytomności)',
        'nie (reaguje|budzi się|można obudzić|odzywa się|rusza się)',
        'się nie budzi',
      ],
      seizure: ['(drgawki|atak padaczki|napad padaczki|drgawek|konwulsje)'],
      bleeding: [
        '(krwawi*|krwawie*|krew|krwotok|krwi) .. (mocno|bardzo|silnie|silne|dużo|nie przestaje|nie ustaje|w ciąży|obficie|obfite|leci|tamuje)',
        '(silne|mocne|obfite|mocno|strasznie|bardzo) krwawi*',
        '(krwotok|dużo krwi|wymiot* krwią|pluję krwią|ciąż* .. krwaw*)',
      ],
      emergency: ['(karetk*|pogotowi*|umieram|umiera|ratunku|ratujcie)'],
      poisoning: ['(wypił*|połkn*) .. (wybielacz|truciznę|domestos|bateri*|płyn)', '(zatru*|otru*)'],
      'adverse-event': [
        '(wysypk*|uczulen*|alergi*|reakcj*|spuch*|wymiotuj*) .. (leku|leki|antybiotyk*|szczepi*|tablet*|lekarstw*)',
        '(leku|antybiotyk*|szczepi*|lekarstw*) .. (wysypk*|uczulen*|spuch*|wymiotuj*|źle się)',
      ],
      'wrong-dose': ['(podwójn* dawk*|złą dawkę|dwa razy .. (lek|tabletk*|dawk*)|pomylił* .. (lek*|tabletk*|dawk*))'],
      'out-of-critical-medicine': [
        '(skończył* .. insulin*|nie mam (już )?insuliny|brak insuliny|zabrakło .. insuliny|insulina .. skończył*)',
      ],
      worsening: ['(coraz gorzej|pogorsz*|pogarsza|jest gorzej)'],
      'new-symptom': [
        '(wysoka gorączka|wysoką gorączkę|gorączka (od|39|40)|39 stopni|40 stopni|gorączkę 39|gorączkę 40)',
        '(wymiotuj*|biegunk*) .. (od|cały|ciągle)',
        '(silny ból|silne bóle|bardzo boli|strasznie boli|mocno boli|okropny ból|potworny ból)',
        '(rana|rany) .. (ropie*|zakażon*|zaczerwien*)',
      ],
    },
  },
];
