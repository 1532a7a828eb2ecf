import type { OtherLanguage } from './group.js';

/** Dutch, Turkish, Swahili and Romanian: only what is surest. */
export const MORE: readonly OtherLanguage[] = [
  {
    code: 'nl',
    name: 'Dutch',
    words:
      'ik wil afspraak maken niet mijn geen goedemorgen goedemiddag dokter graag voor heb kunt jullie wij morgen vandaag bent dank',
    phrases: {
      suicide: ['ik wil .. (dood|sterven)', '(zelfmoord|mezelf van kant maken|niet meer leven)'],
      abuse: ['(slaat|mishandelt|verkracht) (mij|me|haar)', '(verkracht|mishandeld|huiselijk geweld)'],
      breathing: ['(kan|krijg) .. (niet ademen|geen lucht)', '(benauwd|ademt niet|ik stik)'],
      'chest-pain': ['pijn .. borst', '(hartaanval|borstpijn)'],
      stroke: ['beroerte'],
      unconscious: ['(bewusteloos|flauwgevallen)'],
      bleeding: ['(bloed|bloeding|bloedt) .. (veel|hevig|stopt niet|zwanger)', 'zwanger .. bloed*'],
      overdose: ['(overdosis|te veel pillen)'],
    },
  },
  {
    code: 'tr',
    name: 'Turkish',
    words: 'bir için randevu istiyorum değil almak doktor nasıl merhaba teşekkürler bugün yarın benim lütfen var mı günaydın',
    phrases: {
      suicide: ['(ölmek|intihar etmek|canıma kıymak) istiyorum', '(intihar|kendimi öldür*|yaşamak istemiyorum)'],
      abuse: ['(kocam|eşim|babam) .. (dövüyor|vuruyor|dövdü)', '(tecavüz|beni dövüyor|şiddet görüyorum)'],
      breathing: ['nefes (alamıyor*|almıyor|alamiyor*)', '(boğuluyor*|nefes darlığı)'],
      'chest-pain': ['(göğsüm*|göğsü) .. (ağrı*|ağrıyor|sıkış*)', 'kalp krizi'],
      stroke: ['(felç|inme geçir*)'],
      unconscious: ['(bayıldı|bilinci (kapalı|yok)|kendinden geçti)'],
      bleeding: ['(kanama*|kan) .. (durmuyor|çok|hamile*)', 'hamile* .. kan*'],
    },
  },
  {
    code: 'sw',
    name: 'Swahili',
    words: 'nataka ninataka naomba daktari kuona miadi habari asante tafadhali mimi kwa sana leo kesho saa ngapi mnafungua',
    phrases: {
      suicide: ['(nataka|ninataka) (kufa|kujiua)', '(kujiua|nijiue|sitaki kuishi)'],
      abuse: ['(mume wangu|baba) .. (ananipiga|amenipiga)', '(ananipiga|amenipiga|amenibaka|nimebakwa)'],
      breathing: ['(siwezi|hawezi) kupumua', 'hapumui'],
      'chest-pain': ['(maumivu .. kifua|kifua (kinauma|kinaniuma))'],
      unconscious: ['(amezimia|amepoteza fahamu)'],
      bleeding: ['(kutokwa|natokwa|anatokwa) .. damu'],
    },
  },
  {
    code: 'ro',
    name: 'Romanian',
    words: 'vreau programare pentru bună mulțumesc doresc aveți puteți medicul mâine astăzi rog dori',
    phrases: {
      suicide: ['vreau să (mor|mă omor|mă sinucid)', '(sinucid*|nu mai vreau să trăiesc)'],
      abuse: ['(mă|m a) (bate|bătut|violat|lovește)', '(soțul .. bate)'],
      breathing: ['nu (pot|poate) (să )?(respir*)', 'nu respiră'],
      'chest-pain': ['(durere|dureri|mă doare) .. (piept|pieptul)', 'infarct'],
      unconscious: ['(leșinat*|inconștient*)'],
      bleeding: ['(sângere*|sângerez) .. (mult|tare|însărcinată)', 'însărcinată .. sânge*'],
    },
  },
];
