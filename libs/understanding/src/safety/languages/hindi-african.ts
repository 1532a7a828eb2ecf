import type { OtherLanguage } from './group.js';

/** Hindi (Urdu where it is written in Latin letters), Somali and Amharic. */
export const HINDI_AFRICAN: readonly OtherLanguage[] = [
  {
    code: 'hi',
    name: 'Hindi',
    denied: '(नहीं|बिना|कोई)',
    deniedAfter: '(नहीं है|नहीं हो)',
    past: '(साल पहले|पिछले साल|बचपन)',
    phrases: {
      suicide: [
        '(मर जाऊं|मर जाऊँ|मर जाऊ|मरना चाह*|मर जाना चाह*|मरने का मन)',
        '(मरना|मर जाना|मर जाऊं|मरने का मन|मरने का|मर जाने का) .. (चाहता|चाहती|है|चाहते|चाहिए|मन|करता)',
        '(आत्महत्या|खुदकुशी|ख़ुदकुशी|सुसाइड|फांसी लगा*|फाँसी लगा*|जान दे दू*|जान देना|खुद को मार*|अपनी जान|ख़ुद को मार*|अपने आप को मार*|जिंदगी खत्म|ज़िंदगी खत्म|मौत चाहिए)',
        '(जीना|जिंदा रहना|ज़िंदा रहना|जीने) .. (नहीं चाहत*|नहीं चाह*|मन नहीं|नहीं है|इच्छा नहीं|कोई मतलब नहीं)',
        '(जीने का|जिंदगी का|ज़िंदगी का) .. (मन नहीं|मतलब नहीं|फायदा नहीं)',
      ],
      'self-harm': ['(खुद को|अपने आप को|अपनी|अपना) .. (काट*|चोट पहुं*|नुकसान पहुं*|नस काट*|जला*)', '(हाथ|कलाई|नस) काट*'],
      abuse: [
        '(मुझे|मुझको|हमें|बच्चों को) .. (मारता|मारते|पीटता|पीटते|मारा|पीटा|मारती|धमकी|धमकाता|गला दबा*|थप्पड़)',
        '(बलात्कार|रेप|घरेलू हिंसा|मारपीट|मारता पीटता|यौन शोषण|छेड़छाड़)',
      ],
      homicide: ['(उसे|उसको|पति को|उन्हें) (मार डाल*|जान से मार*|मारना चाह*)'],
      overdose: [
        '(गोलियां|गोलियाँ|गोली|दवा|दवाई|दवाइयां|दवाइयाँ|नींद की) .. (ज्यादा|सारी|बहुत सारी|बहुत|एक साथ|पूरी) .. (खा*|ले*|निगल*)',
        '(सारी|बहुत सारी|ज्यादा|बहुत ज्यादा|ढेर सारी) .. (गोलियां|गोलियाँ|दवा|दवाई|दवाइयां|गोली)',
        'ओवरडोज*',
      ],
      breathing: ['(सांस|साँस|सास) .. (नहीं|रुक*|तकलीफ|फूल*|दिक्कत|मुश्किल|घुट*|परेशानी|अटक*)', '(दम घुट*|गला (बंद|सूज*|घुट*))'],
      'chest-pain': ['(सीने|छाती|दिल) (में|मे|पर) .. (दर्द|दबाव|जकड़न|जलन|भारीपन|तेज)', '(दिल का दौरा|हार्ट अटैक|हार्टअटैक|छाती .. दर्द)'],
      stroke: [
        '(लकवा|स्ट्रोक|पक्षाघात)',
        '(चेहरा|मुंह|मुँह|हाथ|एक तरफ) .. (टेढ़ा|सुन्न|लटक*|काम नहीं|सुन)',
        '(बोल नहीं पा*|बोला नहीं जा*|बोलने में)',
      ],
      unconscious: ['(बेहोश|होश .. (नहीं|खो)|होश नहीं|अचेत)', '(उठ नहीं रहा|उठ नहीं रही|जवाब नहीं दे|नहीं उठ रहा|नहीं उठ रही)'],
      seizure: ['(दौरा पड़*|दौरे पड़*|मिर्गी|झटके आ*)'],
      bleeding: [
        '(खून|ख़ून|रक्तस्राव|ब्लीडिंग|खुन) .. (बहुत|रुक नहीं|ज्यादा|बंद नहीं|नहीं रुक|बह)',
        '(बहुत|ज्यादा) .. (खून|ब्लीडिंग|ख़ून)',
        '(गर्भवती|प्रेग्नेंट|पेट से|गर्भ) .. (खून|ब्लीडिंग|ख़ून)',
        '(खून की उल्टी|उल्टी में खून)',
      ],
      emergency: ['(एम्बुलेंस|एंबुलेंस|बचाओ|मर रहा|मर रही|मरने वाला)'],
      poisoning: ['(जहर|ज़हर|फिनाइल|ब्लीच|कीटनाशक)'],
      'adverse-event': ['(दवा|दवाई|गोली|टीका|इंजेक्शन) .. (एलर्जी|खुजली|चकत्ते|सूजन|उल्टी|रिएक्शन|दाने)'],
      'wrong-dose': ['(दो बार|गलत|डबल|दोगुनी) .. (दवा|दवाई|खुराक|डोज|गोली)', '(दवा|दवाई|गोली) (दो बार|गलत)'],
      'out-of-critical-medicine': ['(इंसुलिन) .. (खत्म|नहीं है|ख़त्म)'],
      worsening: ['(और खराब|बिगड़*|बढ़ गया|ज्यादा खराब|बदतर|बढ़ता जा)'],
      'new-symptom': [
        '(तेज बुखार|तेज़ बुखार|बुखार .. (दिन|39|40|103|104|102|उतर नहीं))',
        '(उल्टी|दस्त) .. (दिन|बार|रुक नहीं|लगातार)',
        '(बहुत दर्द|तेज दर्द|तेज़ दर्द|बहुत तेज|भयंकर दर्द|असहनीय)',
        '(घाव|टांके) .. (पस|मवाद|सूज*)',
      ],
    },
  },
  {
    code: 'hi-Latn',
    name: 'Hindi in Latin letters',
    words:
      'mujhe pati maa ghar abhi chahti chahta rahe mujhko hai hain hoon chahiye chahie nahi nahin kya meri mere aap apka aapka karna karni karwana kab kahan kaise kal aaj dawa dawai liye mein raha rahi hum humko namaste bukhar dard accha theek tabiyat kitne milna batao bataiye kripya shukriya krna gaya gayi bahut leni aur',
    denied: '(nahi|nahin|bina|koi)',
    deniedAfter: '(nahi hai|nahin hai)',
    past: '(saal pehle|pichle saal|bachpan)',
    phrases: {
      suicide: [
        '(mar jaun|mar jaoon|mar jaaun|marna chah*|mar jana chah*|marne ka man)',
        '(marna|mar jana|mar jaun|mar jau|marne ka|maut) .. (chahta|chahti|hai|chahte|man|chahiye)',
        '(khudkushi|khudkhushi|aatmahatya|atmahatya|aatm hatya|suicide karna|suicide kar*|phansi laga*|fansi laga*|jaan de d*|jaan dena|khud ko maar*|khud ko mar*|khud ko khatam|apni jaan|apni jan le*|zindagi khatam|jindagi khatam)',
        '(jeena|jina|jeene|zinda rehna|jinda rehna|zinda) .. (nahi|nahin|nai)',
      ],
      'self-harm': ['(khud ko|apne aap ko|apni) .. (kaat*|kat ta|nuksan|chot|nas kaat*|jala*)', '(kalai|nas|haath) kaat*'],
      abuse: [
        '(mujhe|mujhko|mujhse|bachon ko) .. (maarta|marta|maarte|peetta|pitta|pit ta|maara|peeta|dhamki|dhamkata|gala daba*|thappad)',
        '(balatkar|rape kiya|rape hua|maar peet|marpit|maarpeet|gharelu hinsa|ghareloo)',
      ],
      homicide: ['(usko|use|usse|pati ko) (maar dal*|jaan se maar*)'],
      overdose: [
        '(goliyan|goliya|goli|dawa|dawai|neend ki) .. (zyada|jyada|saari|sari|bahut|ek saath|poori) .. (kha*|le|li|lena|nigal*)',
        '(saari|sari|bahut saari|zyada|jyada|dher saari) .. (goliyan|goliya|dawa|dawai|dawaiyan)',
        'overdose (kar*|ho|le*)',
      ],
      breathing: [
        '(saans|sans|saas) .. (nahi|nahin|ruk*|takleef|taklif|phool*|phul*|dikkat|mushkil|ghut*|nai)',
        '(dam ghut*|dum ghut*|gala band|gala soo*)',
      ],
      'chest-pain': [
        '(seene|sine|chhati|chati|chaati|dil) (mein|me|main) .. (dard|dabav|jalan|bhari*|tez)',
        '(dil ka daura|heart attack aa*|heart attack ho*)',
      ],
      stroke: ['(lakwa|laqwa|falij)', '(chehra|muh|munh|haath|ek taraf) .. (tedha|sunn|latak*)', '(bol nahi pa*|bola nahi ja*)'],
      unconscious: [
        '(behosh|hosh (nahi|nahin|mein nahi|me nahi|kho))',
        '(uth nahi raha|uth nahi rahi|nahi uth raha|nahi uth rahi|jawab nahi de)',
      ],
      seizure: ['(daura pad*|daure pad*|mirgi|mirgee)'],
      bleeding: [
        '(khoon|khun|bleeding) .. (bahut|ruk nahi|zyada|jyada|band nahi|nahi ruk|beh|nahin ruk|bohot)',
        '(bahut|bohot|zyada|jyada) .. (khoon|khun|bleeding)',
        '(garbhvati|pregnant hoon|pregnant hun|pet se) .. (khoon|khun|bleeding)',
        'khoon ki ulti',
      ],
      emergency: ['(bachao|mar raha|mar rahi|ambulance bhej*|ambulance bula*)'],
      poisoning: ['(zeher|jahar|zehar|phenyl) (kha*|pi|piya|pee)'],
      'adverse-event': ['(dawa|dawai|goli|injection|tika) .. (allergy|khujli|sujan|ulti|reaction|daane|chakatte)'],
      'out-of-critical-medicine': ['insulin .. (khatam|nahi hai|nahin hai|khtm)'],
      worsening: ['(aur kharab|bigad*|badh gaya|zyada kharab|badhta ja)'],
      'new-symptom': [
        '(tez bukhar|tej bukhar|bukhar .. (din|102|103|104|nahi utar))',
        '(ulti|dast) .. (din|baar|lagatar|ruk nahi)',
        '(bahut dard|tez dard|bahut tez|bohot dard|tej dard)',
      ],
    },
  },
  {
    code: 'so',
    name: 'Somali',
    words:
      'waxaan rabaa hooyaday aabahay ninkaygu aad ilmaha hadda caawi inaan ballan doonayaa fadlan mahadsanid aniga adiga dhakhtar dhakhtarka daawo daawada waan waxay waxaa wuu ahay maanta berri goorma xaggee iska warran salaan ayaa baahanahay qabso karaa caruurta',
    denied: '(ma|malaha|aan lahayn)',
    phrases: {
      suicide: [
        '(rabaa|doonayaa|jeclaan lahaa|rabay) .. (dhinto|geeriyoodo|is dilo|isdilo|is dilno|inaan dhinto)',
        '(is dilo|isdilo|is dilayaa|isdilayaa|is dili|isdili|is dilis|isdil|naftayda .. (gooyo|dilo|qaado)|naftaydii)',
        '(inaan dhinto|inaan noolaado .. (ma rabo|ma doonayo)|ma rabo inaan .. (noolaado|sii noolaado)|nolosha .. (ka daalay|waan ka daalay|nacay))',
        '(noolaansho|nolol) ma rabo',
      ],
      'self-harm': ['(is jarjar*|isjarjar*|is dhaawac*|isdhaawac*|naftayda .. dhaawac*)'],
      abuse: [
        '(i garaac*|igaraac*|i dilaa|i dila|i kufsa*|la i kufsa*|lai kufsa*|i ceejiy*|i hanjab*|i jir dil*|i dharbax*|i feer*)',
        '(kufsi|la kufsaday|xadgudub jinsi)',
        '(ninkayga|ninkeyga|seygayga) .. (garaac*|dil*|hanjab*)',
      ],
      overdose: [
        '(cunay|liqay|qaatay) .. (kiniin* .. badan|daawo .. badan|kiniin* oo dhan)',
        '(kiniin*|daawo*) .. (badan|oo dhan) .. (cunay|liqay|qaatay)',
        '(kiniin*|daawo*) .. (cunay|liqay|qaatay) .. (badan|dhan)',
      ],
      breathing: [
        '(ma|kari) (neefsan karo|neefsan karto|neefsanayo|neefsaneyso|neefsan*|maayo)',
        '(neefsan|neefsashada|neefta|neeftu) .. (kari maayo|dhib*|igu adag|igu xir*|karo|kari)',
        '(neefta|neef) .. (qabatay|yaraat*|dhegtay|xirantay)',
        '(ceejo|ceejin)',
      ],
      'chest-pain': [
        '(laabta|xabadka|wadnaha|laab|xabad|feedhaha) .. (xanuun*|i xanuun*|cidhiidhi|cariiri|culays)',
        '(xanuun*) .. (laabta|xabadka|wadnaha)',
        'wadne (xanuun|istaag)',
      ],
      stroke: [
        '(istroog|istarook|faalig|faalij|dhinac .. (qalal|dhimatay))',
        '(wejiga|afka|gacanta) .. (qalloocd*|dhimat*|kabuub*)',
        'ma hadli karo',
      ],
      unconscious: [
        '(miyir (beel*|daboolan|la)|miyirka .. (beel*|seeg*|lumiy*)|suux*|miyirbeel*)',
        'ma (soo kac*|toosayo|jawaabayo)',
      ],
      seizure: ['(suuxdin|qallal|gariir .. badan)'],
      bleeding: ['(dhiig*) .. (bax* .. badan|joogsan*|badan|istaag*|uur)', '(dhiigbax|dhiig bax)', '(uur|xaamilo) .. dhiig*'],
      emergency: ['(ambalaas*|ambulance soo|waan dhimanayaa|wuu dhimanayaa|way dhimanaysaa|i badbaadi*)'],
      'out-of-critical-medicine': ['(insulin*|insuliin*) .. (dhammaat*|dhamaat*|ma haysto|idlaat*)'],
      worsening: ['(ka sii dar*|sii xum*|sii dar*)'],
      'new-symptom': [
        '(qandho) .. (badan|daran|sare|maalm*)',
        '(matag*|shuban) .. (badan|joogsan*|maalm*)',
        'xanuun (daran|badan)',
      ],
    },
  },
  {
    code: 'am',
    name: 'Amharic',
    denied: '(የለኝም|የለም)',
    phrases: {
      suicide: [
        '(መሞት) .. (እፈልጋለሁ|ፈልጋለሁ|እፈልጋለው|ፈለግኩ|እመኛለሁ|ነው)',
        '(ራሴን|እራሴን|ራሱን|ራሷን) .. (ማጥፋት|አጠፋለሁ|ላጠፋ|መግደል|ልገድል|ለማጥፋት|እገድላለሁ|ልጥፋ|ላጥፋ)',
        '(መኖር) .. (አልፈልግም|አልፈልግ|ሰልችቶኛል|ደክሞኛል)',
        '(ራስን|እራስን) (ማጥፋት|መግደል)',
      ],
      'self-harm': ['(ራሴን|እራሴን) .. (እቆርጣለሁ|ቆረጥኩ|ጎዳሁ|መጉዳት|እጎዳለሁ)'],
      abuse: ['(ይመታኛል|ይደበድበኛል|ደበደበኝ|መታኝ|ደፈረኝ|ተደፈርኩ|አስገድዶ|ያስፈራራኛል|ይማታል|አነቀኝ|ያንቀኛል)'],
      overdose: [
        '(መድሃኒት|መድኃኒት|ክኒን|ኪኒን) .. (ብዙ|ሁሉንም|ከመጠን) .. (ወሰድኩ|ዋጥኩ|ወሰደ|ዋጠ|ወሰደች|ዋጠች)',
        '(ብዙ|ሁሉንም|ከመጠን በላይ) .. (መድሃኒት|መድኃኒት|ክኒን|ኪኒን)',
      ],
      breathing: [
        '(መተንፈስ|ለመተንፈስ) .. (አልችልም|አልቻልኩም|አቃተኝ|ከበደኝ|ተቸገርኩ|አቃተው|አቃታት|አልቻለም|አልቻለችም|ይከብደኛል|እቸገራለሁ)',
        '(አይተነፍስም|አትተነፍስም|እየተነፈሰ አይደለም|ትንፋሽ .. (አጠረኝ|የለውም)|አፈነኝ|ታፈንኩ)',
      ],
      'chest-pain': ['(ደረቴን|ደረቴ|ደረት|ልቤን|ደረቱን|ደረቷን) .. (ያመኛል|አመመኝ|ህመም|ያመዋል|ያማታል|እያመመኝ|ውጋት|ይወጋኛል|ጨመደደኝ)', '(የልብ ድካም|የልብ ህመም አጋጠ*)'],
      stroke: ['(ስትሮክ|ሽባ|ፊቱ .. (ተጣመመ|ዞረ)|መናገር .. (አቃተው|አቃታት|አልቻለም|አልቻለችም))'],
      unconscious: ['(ራሱን ሳተ|ራሷን ሳተች|ራሱን ስቷል|ራሷን ስታለች|ራሱን ስቶ|ራሷን ስታ|እራሱን ሳተ|እራሷን ሳተች|አይነቃም|አትነቃም)'],
      bleeding: ['(ደም) .. (እየፈሰሰ*|ይፈስ*|ብዙ|አልቆም|አይቆምም|እየደማ*)', '(እየደማሁ|እየደማ|ብዙ ደም|እርጉዝ .. ደም)'],
      emergency: ['(አምቡላንስ|አድኑኝ|እየሞትኩ|እየሞተ|ልሞት ነው)'],
      'out-of-critical-medicine': ['(ኢንሱሊን) .. (አለቀ*|አልቋል|የለኝም|አለቀብኝ)'],
      worsening: ['(እየባሰ*|ባሰ*|ተባብሷል)'],
      'new-symptom': ['(ከፍተኛ ትኩሳት|ትኩሳት .. (ቀን|ከፍተኛ|39|40)|በጣም ያመኛል|ከባድ ህመም)'],
    },
  },
];
