import type { OtherLanguage } from './group.js';

/** Portuguese and Italian. */
export const PORTUGUESE_ITALIAN: readonly OtherLanguage[] = [
  {
    code: 'pt',
    name: 'Portuguese',
    words:
      'não quero uma meu minha você estou tenho atendem abrem fica conheço gostaria amanha irmã avó consigo então obrigado obrigada muito hoje amanhã fazer isso bom boa eu ele ela preciso remarcar vou pra são também então mãe filha filho dor dores receita posso pode gostava já quando onde meus minhas seu sua falar ajuda ao vcs foi tive sinto',
    denied: '(não|nao|sem|nem|nunca)',
    past: '(há|ha|faz) .. anos|anos atrás|ano passado|quando eu era',
    phrases: {
      suicide: [
        '(quero|queria|vontade de|quer|preferia|prefiro|gostaria de|pensando em|penso em|desejo de) morrer',
        '(me|se) (matar|suicidar|enforcar|mato|jogar d*)',
        '(matar me|suicidar me)',
        '(vou|quero|queria|pensando em|penso em) (me matar|acabar com tudo|tirar a (minha )?(própria )?vida|acabar com a (minha )?vida|dar fim|sumir de vez)',
        '(acabar com (a minha|minha|a própria) vida|tirar (a|minha|a minha) (própria )?vida|pôr fim (à|a) (minha )?vida)',
        '(suicídio|suicida|suicidas|suicidei|suicidou)',
        '(não|nao) (quero|queria|aguento|quer|tenho vontade de) (mais |de )?(viver|existir|estar viv*|continuar viv*)',
        '(não|nao) (vejo|tenho|há) .. (sentido|razão|motivo*) .. (viver|vida)',
        '(estar|estivesse) mort*',
        'melhor sem mim',
      ],
      'self-harm': [
        '(me|se) (cortar|cortei|corto|cortado|cortando|machucar|machucado|automutilar|mutilar|cortou .. pulso*)',
        '(cortar me|cortei os pulsos|cortei meus|cortar os pulsos|automutila*)',
      ],
      abuse: [
        '(me|a|nos) (bate|bateu|espanca|espancou|agride|agrediu|estuprou|estupra|violou|estrangula|estrangulou|enforcou|ameaça|ameaçou|bateram|violentou|abusou|abusa)',
        '(bate|bateu|bater|abusou|abusa) (em|de) (mim|minha|nas crianças)',
        '(fui|sou|sido) (estuprad*|espancad*|agredid*|violentad*|abusad*|violad*|ameaçad*)',
        '(estupro|violência doméstica|abuso sexual)',
        'medo (do|de) meu (marido|namorado|ex|companheiro|pai|padrasto)',
      ],
      homicide: ['(vou|quero|vontade de) (matar|matá) ?(ele|ela|lo|la|alguém|meu|minha|todo*|eles)'],
      overdose: [
        '(tomei|tomou|engoli|engoliu|tomar) (muito*|todos|todo|toda|todas|uma cartela|a cartela|um monte|vários|demais|20|30|40) .. (comprimido*|remédio*|pílula*|cartela|frasco|medicamento*)',
        '(tomei|tomou|engoli|engoliu) .. (remédio*|comprimido*) demais',
        '(overdose|superdosagem|sobredosagem|tomei todos)',
      ],
      breathing: [
        '(não|nao|mal) (consigo|consegue|estou conseguindo|está conseguindo|tô conseguindo|posso|dá pra) (mais )?respirar',
        '(não|nao) (está|tá|esta) (mais )?respirando|(não|nao) respira',
        '(falta de ar|sem ar|dificuldade (para|de|em|pra) respirar|sufocando|sufoco|me sufoc*|faltando ar|faltando o ar)',
        'garganta .. (fechando|inchando|inchada|fechou)',
      ],
      'chest-pain': [
        '(dor|dores|aperto|pressão|pontada*|queimação|peso) .. (peito|coração|tórax)',
        'peito .. (dói|doendo|apertado|apertando|doi)',
        '(infarto|enfarte|ataque cardíaco|infartando|enfartando|parada cardíaca)',
      ],
      stroke: [
        '(avc|derrame|acidente vascular)',
        '(rosto|boca|braço|lado|perna) .. (paralisad*|tort*|dormente|caíd*|sem força|torceu)',
        '(não|nao) (consegue|consigo) falar',
        'fala .. (enrolada|arrastada)',
      ],
      unconscious: [
        '(desmaiou|desmaiei|desmaiad*|inconsciente|desacordad*|perdeu .. (consciência|sentidos)|perdi a consciência)',
        '(não|nao) (acorda|reage|responde|desperta|está acordando)',
      ],
      seizure: ['(convulsão|convulsionando|convulsões|convulsionou|ataque epilético|crise epiléptica)'],
      bleeding: [
        '(sangrando|sangramento|sangue|sangra|sangrar|hemorragia) .. (muito|sem parar|não para|nao para|grávida|demais|forte|bastante|intenso|não estanca|nao estanca)',
        '(perdendo muito sangue|muito sangue|hemorragia|vomitando sangue|vomitei sangue|tossindo sangue|grávida .. (sangrando|sangramento|sangue|sangrar))',
      ],
      emergency: ['(ambulância|socorro|está morrendo|tô morrendo|estou morrendo|emergência médica)'],
      poisoning: [
        '(bebeu|bebi|engoliu|tomou) .. (água sanitária|cloro|veneno|detergente|chumbinho|pilha)',
        '(envenen*|picad* .. (cobra|escorpião))',
      ],
      'adverse-event': [
        '(alergia|reação|coceira|manchas|inchad*|vomitando|enjoo) .. (remédio|antibiótico|vacina|medicamento|comprimido)',
        '(remédio|antibiótico|vacina|medicamento) .. (alergia|reação|coceira|inchad*|passando mal|fez mal|manchas)',
      ],
      'wrong-dose': ['(dose dobrada|duas doses|dose errada|remédio errado)', 'tomei .. (duas vezes|errad*|dobrad*)'],
      'out-of-critical-medicine': [
        '(sem|acabou .. minha|acabou a|acabou minha|fiquei sem|falta de) (a )?insulina',
        'insulina (acabou|terminou)',
      ],
      worsening: ['(piorando|piorou|cada vez pior|está pior|ficando pior)'],
      'new-symptom': [
        'febre (alta|de 39|de 40|há|faz|muito)',
        '(vomitando|vômito*|diarreia) .. (desde|sem parar|muito|dias)',
        '(dor muito forte|muita dor|dor forte|dores fortes|dor insuportável)',
        '(ferida|corte|cicatriz) .. (infeccionad*|pus|inflamad*)',
      ],
    },
  },
  {
    code: 'it',
    name: 'Italian',
    words:
      'vorrei voglio avete settimana mattina lunedì venerdì sabato aprite incinta figlia figlio marito ancora stato buongiorno buonasera salve grazie della nella mie miei appuntamento prenotare hai abbiamo posso può bisogno anche oggi domani perché quando dove quanto ricetta favore gli dei delle questo questa più sto sua suo io parlo',
    denied: '(non ho|non ha|senza|nessun|nessuna|né|mai avuto)',
    past: '(anni fa|anno scorso|da bambin*|da piccol*)',
    phrases: {
      suicide: [
        '(voglio|vorrei|vuole|voglia di|preferirei|preferisco|desidero|penso di) morire',
        '(uccidermi|ammazzarmi|suicidarmi|impiccarmi|togliermi la vita|farla finita|uccidersi|ammazzarsi|suicidarsi|buttarmi (giù|sotto|dal|da))',
        '(si uccide|si ammazza|si vuole (uccidere|ammazzare)|vuole (uccidersi|ammazzarsi)|mi uccido|mi ammazzo|mi suicido|mi voglio (uccidere|ammazzare)|mi impicco)',
        '(suicidio|suicida|suicidarmi)',
        'non (voglio|vuole|ho voglia di|riesco) (più )?(più a |a )?(vivere|esistere|stare al mondo|continuare a vivere)',
        '(meglio|contenti) senza di me',
        '(essere|fossi) mort*',
        'porre fine alla (mia )?vita',
      ],
      'self-harm': [
        '(mi taglio|tagliarmi|mi sono tagliat*|farmi del male|mi faccio del male|si taglia|autolesion*|tagliata le vene)',
      ],
      abuse: [
        '(mi|la|ci) (picchia|ha picchiat*|mena|ha menat*|violenta|ha violentat*|ha stuprat*|minaccia|ha minacciat*|strangola|ha strangolat*|prende a (pugni|calci|botte)|maltratta|ha schiaffeggiat*|alza le mani)',
        '(stata|stato|sono) (violentat*|stuprat*|picchiat*|aggredit*|abusat*|molestat*)',
        '(stupro|violenza domestica|violenza sessuale|abuso sessuale)',
        'paura di mio (marito|padre|fidanzato|compagno|ex)',
      ],
      homicide: ['(voglio|vorrei) (ucciderlo|ucciderla|ammazzarlo|ammazzarla|uccidere|ammazzare)', '(lo|la) ammazzo'],
      overdose: [
        '(preso|ingerito|prese|ingoiato) (troppe|troppi|tutte|tutti|tutta|una scatola|un sacco|molte) .. (pillole|pastiglie|compresse|medicine|farmaci|pasticche|scatola)',
        '(overdose|sovradosaggio)',
        'presa una scatola di',
      ],
      breathing: [
        'non (riesco|riesce|posso|può) (più )?(a )?respirare',
        'non (respira|sta respirando|respiro)( più)?',
        '(fatica|difficoltà) (a|nel) respirare',
        '(soffoco|soffocando|soffoca|mi manca (il fiato|il respiro|l’aria)|manca l’aria|fiato corto|respiro corto)',
        'gola .. (chiude|chiudendo|gonfia|gonfiando)',
      ],
      'chest-pain': [
        '(dolore|dolori|male|oppressione|fitta|fitte|peso|pressione|bruciore) .. (petto|torace|cuore|toracico)',
        'petto .. (fa male|stringe|schiaccia)',
        '(infarto|attacco di cuore|attacco cardiaco|arresto cardiaco)',
      ],
      stroke: [
        '(ictus|ischemia)',
        '(faccia|viso|bocca|braccio|lato|gamba) .. (paralizzat*|stort*|intorpidit*|cadente|non si muove)',
        'non (riesce|riesco) (più )?a parlare',
      ],
      unconscious: [
        '(svenut*|incosciente|privo di sensi|priva di sensi|perso (i sensi|conoscenza)|ha perso conoscenza)',
        'non (si sveglia|risponde più|reagisce|si muove più)',
      ],
      seizure: ['(convulsion*|crisi epilettic*|attacco epilettico)'],
      bleeding: [
        '(sanguino|sanguina|sanguinamento|sangue|perdite|sanguinando|perdo sangue) .. (molto|tanto|non si ferma|incinta|forte|abbondant*|senza sosta|copiosamente)',
        '(emorragia|tanto sangue|molto sangue|vomito sangue|vomitato sangue|sputo sangue|incinta .. (sangue|sanguino|perdo|perdite|sanguin*))',
      ],
      emergency: ['(ambulanza|sto morendo|sta morendo|aiuto subito|chiamate .. (soccorsi|911))'],
      poisoning: ['(bevuto|ingerito|ingoiato) .. (candeggina|veleno|detersivo|batteria|pila)', '(avvelenat*|avvelenamento)'],
      'adverse-event': [
        '(reazione|allergi*|orticaria|gonfi*|vomito|sfogo) .. (farmaco|antibiotico|vaccino|medicina|medicinale)',
        '(farmaco|antibiotico|vaccino|medicina) .. (reazione|allergi*|orticaria|gonfi*|sto male)',
      ],
      'wrong-dose': ['(doppia dose|dose sbagliata|medicina sbagliata|farmaco sbagliato|due volte la medicina)'],
      'out-of-critical-medicine': ['(finito|senza) .. insulina', 'insulina .. (finita|terminata)'],
      worsening: ['(sempre peggio|peggiora|peggiorando|peggiorat*|sto peggio)'],
      'new-symptom': [
        'febbre (alta|a 39|a 40|da)',
        '(vomit*|diarrea) .. (da ieri|da giorni|continuo|continuamente)',
        '(dolore forte|dolori forti|dolore fortissimo|molto dolore|male fortissimo)',
        '(ferita|taglio) .. (infett*|pus)',
      ],
    },
  },
];
