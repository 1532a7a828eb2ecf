import type { OtherLanguage } from './group.js';

/** French and Haitian Creole. */
export const FRENCH_CREOLE: readonly OtherLanguage[] = [
  {
    code: 'fr',
    name: 'French',
    words:
      'je suis douleur docteur vous nous avez voudrais mari père mère fille enfants hier matin ouvrez jeudi lundi vendredi votre pouvons veux peux pouvez bonjour bonsoir rendez une votre cette ce ça mais besoin prendre quand où quelle demain médecin ordonnance elle ils du aux aussi être avoir fait depuis chez combien plaît parle français jai cest',
    denied: '(pas|sans|aucun|aucune|ni|jamais)',
    past: '(il y a .. (ans|années)|l’an dernier|l’année dernière|dans mon enfance)',
    phrases: {
      suicide: [
        '(veux|voudrais|voulais|veut|envie de|préfère|préférerais|souhaite|pense à|penser à) (en |bien )?(mourir|crever)',
        '(me|se|te|s’est|va) (suicider|suicidé*|tue|tuer|pendre|buter|foutre en l’air|jeter (sous|du|d’un))',
        '(suicide|suicidaire|suicidaires|suicider)',
        '(en finir|mettre fin à (mes jours|ma vie|tout|ses jours))',
        '(plus|pas) (envie de|de raison de|la force de|le goût de) vivre',
        '(veux|voudrais|peux) (plus|pas) (vivre|être en vie|exister|continuer à vivre)',
        'vie (ne |n’)?(vaut|vaut plus|vaut pas) .. (peine|vécue)',
        '(mieux|tranquilles) .. (si j’étais mort*|sans moi)',
        'ôter la vie',
        'être mort*',
      ],
      'self-harm': [
        '(me|se|s’est|suis|est) (encore |déjà )?(coupe|coupé*|couper|scarifie|scarifier|mutile|mutiler|fais du mal|faire du mal|fait du mal|taillade*|brûle exprès)',
        '(automutil*|scarification*)',
        '(suis|s’est) (coupé*|ouvert) (les|le|la) (veines|poignets|bras|poignet)',
      ],
      abuse: [
        '(me|m’|la|nous) (frappe|a frappé*|bat|tape|a tapé*|gifle|a giflé*|étrangle|a étranglé*|a battu*|menace|a menacé*|séquestre|cogne|a violé*|viole|a agressé*|maltraite|a tabassé*)',
        '(été|suis|étais) (violé*|battu*|agressé*|frappé*|abusé*)',
        '(violence*|violences) (conjugale*|domestique*)',
        '(peur de|peur que) (mon|mon ex) (mari|conjoint|copain|père|ex)',
        '(viol|attouchement*|abus sexuel*)',
        'lève la main sur (moi|elle|les enfants)',
      ],
      homicide: [
        '(vais|veux|envie de|voudrais) (le|la|les|l’) ?(tuer|buter|étrangler)',
        '(vais|veux|envie de) tuer (mon|ma|mes|quelqu’un|tout)',
      ],
      overdose: [
        '(pris|avalé|prendre|avaler) (trop|toute|toutes|tous|une boîte|la boîte|plein|beaucoup|20|30|40) .. (médicament*|pilules|cachets|comprimés|boîte|somnifères|doliprane|paracétamol)',
        '(overdose|surdose|overdosé)',
        '(pris|avalé) (tous|toutes|toute) (mes|ses|les|la)',
      ],
      breathing: [
        '(peux|peut|arrive|arrivons|arrivais|pouvez) (plus|pas) (à |plus à )?(respirer|reprendre mon souffle)',
        '(j’ai |a )?(du mal|des difficultés|de la difficulté|beaucoup de mal) (à|pour) respirer',
        '(respire|respirant) (plus|pas|très mal|mal|difficilement)',
        '(j’étouffe|s’étouffe|étouffe|suffoque|manque d’air|à bout de souffle|essoufflé*|étouffer|asphyxi*)',
        'gorge (qui )?(se ferme|gonfle|enfle|serre)',
      ],
      'chest-pain': [
        '(mal|douleur*|serrement|oppression|pression|poids|brûlure*) .. (poitrine|thorax|thoracique*|cœur)',
        'poitrine (me |qui )?(fait mal|serre|serrée|brûle)',
        '(crise cardiaque|infarctus|arrêt cardiaque)',
      ],
      stroke: [
        '(avc|accident vasculaire|attaque cérébrale)',
        '(visage|bouche|bras|côté|jambe|figure) .. (paralysé*|tombant*|affaissé*|engourdi*|tordu*|de travers|ne bouge plus)',
        '(n’arrive|arrive|peut|peux) (plus|pas) (à )?parler',
      ],
      unconscious: [
        '(inconscient*|évanoui*|perdu connaissance|dans les pommes|s’évanouit|perd connaissance|malaise grave)',
        '(se réveille|réagit|répond|bouge) (plus|pas)',
      ],
      seizure: ['(convulsion*|convulse|crise d’épilepsie|crise épileptique)'],
      bleeding: [
        '(saigne|saignement*|saigner|hémorragie*|perds du sang|perd du sang|pisse le sang) (beaucoup|abondamment|énormément|abondant*|s’arrête*|sans arrêt|trop|enceinte)',
        '(saigne|perds .. sang|perd .. sang|saignement*) .. (beaucoup|abondamment|énormément|abondant*|s’arrête*|arrête pas|sans arrêt|trop|enceinte)',
        '(hémorragie|vomi* du sang|crache du sang|perds beaucoup de sang|perd beaucoup de sang|enceinte .. (saigne|perds|sang))',
      ],
      emergency: ['(ambulance|appelez (le|les) (secours|911)|au secours|à l’aide|en train de mourir|va mourir)'],
      poisoning: ['(avalé|bu|ingéré) .. (javel|poison|détergent|pile|produit)', '(empoisonn*|intoxiqué*)'],
      'adverse-event': [
        '(réaction|allergie|allergique|boutons|plaques|vomis|effets secondaires) .. (médicament|antibiotique|vaccin|traitement|cachet*)',
      ],
      'wrong-dose': ['(double dose|deux fois .. (dose|médicament)|mauvaise dose|trompé* .. (dose|médicament))'],
      'out-of-critical-medicine': ['(plus d’|plus de|manque d’|manque de) (insuline|inhalateur|ventoline|anticoagulant*)'],
      worsening: ['(ça empire|cela empire|empire de jour|de pire en pire|s’aggrave|de plus en plus mal)'],
      'new-symptom': [
        '(fièvre|température) (de |à )?(39|40|41|très|depuis|forte|élevée)',
        '(forte|grosse|beaucoup de) fièvre',
        '(vomis|vomit|diarrhée|vomissements) (depuis|sans arrêt|beaucoup)',
        '(très mal|douleur forte|douleurs fortes|horriblement mal|atrocement mal) (au|à la|aux|dans)',
        '(plaie|blessure|cicatrice) .. (infecté*|pus|rouge)',
      ],
    },
  },
  {
    code: 'ht',
    name: 'Haitian Creole',
    words:
      'mwen mwin nou yon bezwen randevou bonswa kijan kisa doktè tanpri mèsi kapab genyen poukisa tèt vle pitit kile louvri samdi lendi madi mèkredi koute nimewo doktè manman mari timoun vandredi jodia jodi demen konbyen maladi kote',
    denied: '(pa|san|pat)',
    past: 'sa (gen|fè) .. (an|ane|lane)',
    phrases: {
      suicide: [
        '(vle|anvi|ta renmen|pito|t’ap pito|prefere) mouri',
        '(touye|tiye|pann) (tèt )?(mwen|tèt mwen|tèt li|tèt mwen menm|tèt mwenn|tèt mw|tèt pa’m|tèt m|kò mwen|kò m|tèt nou|tèt pam)',
        '(swisid|suicide|swiside)',
        'pa (vle|anvi) viv',
        'fini ak (lavi|vi) (mwen|m|sa)',
        '(retire|wete|pran) (lavi|vi) (mwen|m|li)',
        'lavi .. pa (gen sans|vo lapenn)',
      ],
      'self-harm': ['(koupe|blese|fè) (tèt mwen|tèt m|bra mwen|bra m|kò mwen|kò m|ponyèt mwen)', 'fè tèt (mwen|m|li) mal'],
      abuse: [
        '(bat|frape|kale|toufe|trangle|vyole|vyolan*|menase|maltrete) (mwen|m|li|nou|timoun yo)',
        '(kadejak|vyòl|vyole*)',
        '(mari|mesye|menaj|papa) (mwen|m|li) .. (bat|frape|kale|vyole|menase)',
      ],
      homicide: ['(pral|vle|anvi) (touye|tiye) (li|yo|yon moun|mari|madanm|mouche)'],
      overdose: [
        '(pran|bwè|vale) (twòp|tout|anpil) .. (grenn|medikaman|remèd|konprime)',
        '(pran|bwè|vale) .. (grenn|medikaman|remèd) .. (twòp|tout|anpil)',
      ],
      breathing: [
        'pa (ka|kapab|fouti) (respire|pran souf|rale souf|pran lè)',
        '(p’ap|pap|pa) respire',
        '(m’ap|map|ap|l’ap|lap) toufe',
        '(souf|respirasyon) (mwen|m|li) .. (kout|koupe|fèmen|anlè)',
        'gen (pwoblèm|difikilte) (pou )?respire',
      ],
      'chest-pain': [
        '(lestomak|pwatrin|kè) (mwen|m|li) .. (fè mal|fè’m mal|fèm mal|sere|peze)',
        '(doulè|mal) .. (pwatrin|kè|lestomak)',
        '(kriz kè|kriz kadyak|atak kè)',
      ],
      stroke: [
        '(estwòk|konjesyon serebral|avc)',
        '(figi|bouch|bra|kote) .. (paralize|tòde|tonbe|mouri|angoudi)',
        'pa (ka|kapab) pale',
      ],
      unconscious: ['(endispoze|pèdi konesans|san konesans|dekonpoze|tonbe .. leve)', '(pa|p’ap|pap) (reveye|reponn|bouje)'],
      seizure: ['(kriz malkadi|malkadi|konvilsyon|kriz epilepsi)'],
      bleeding: [
        '(senyen|pèdi san|bay san|emoraji) (anpil|san rete|ansent)',
        '(ap|m’ap|map|l’ap|lap) (senyen|pèdi san|pèdi anpil san)',
        '(pèdi anpil san|vomi san|krache san|emoraji|ansent .. (san|senyen))',
      ],
      emergency: ['(anbilans|anmwe|ap mouri|sekou)'],
      poisoning: ['(bwè|vale) .. (klowòks|pwazon|kloròks|asid)'],
      'adverse-event': ['(medikaman|grenn|vaksen|remèd) .. (gratèl|anfle|alèji|vomi|bouton)'],
      'out-of-critical-medicine': ['(pa gen|fini) (ensilin|ponp)', 'ensilin .. fini'],
      worsening: ['(pi mal|vin pi mal|vin pi rèd)'],
      'new-symptom': ['(gwo|anpil) (lafyèv|fyèv|doulè)', '(vomi|dyare) (anpil|san rete|depi)'],
    },
  },
];
