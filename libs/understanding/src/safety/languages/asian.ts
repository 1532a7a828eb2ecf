import type { OtherLanguage } from './group.js';

/** Chinese (its traditional characters are read as the simplified ones), Japanese, Korean, Vietnamese and Tagalog. */
export const ASIAN: readonly OtherLanguage[] = [
  {
    code: 'zh',
    name: 'Chinese',
    unspaced: true,
    denied: '(没有|没|无|不是|並無|并无|不再)(任何|出现|感到|觉得)?.{0,2}',
    past: '(年前|去年|小时候|以前)',
    phrases: {
      suicide: [
        '(?<!不)(想|要|宁愿|不如|打算)(去)?死(?!于)',
        '自杀|轻生|寻短见|寻死|自尽|自我了断|了结自己|了断自己|结束(自己的|我的|这)?(生命|一切)|杀(了|死)?(我)?自己',
        '不想(再|继续)?活|活不下去|活着(没|没有|还有什么|真没)意(思|义)|活够|活腻|不想(再)?活着',
        '跳楼|跳桥|跳江|上吊|割腕|吊死',
        '(没有我|我不在|我死了).{0,6}(更好|好过|轻松|解脱)',
        '死了算了|一死了之|死掉算了|不想醒来|醒不来就好|想离开这个世界|遗书',
      ],
      'self-harm': ['自残|自伤|(割|伤害|划|烫|弄伤)(了|自己的|我|我的|伤)?(自己|手腕|手臂)|割自己|想伤害自己'],
      abuse: [
        '(他|她|老公|丈夫|男朋友|老婆|爸爸|父亲|妈妈|前夫|男友|继父|家人).{0,6}(打我|揍我|掐我|踢我|强奸|强暴|侵犯|虐待|威胁|性侵|殴打|动手)',
        '被.{0,8}(打了|打伤|揍|家暴|强奸|强暴|性侵|虐待|殴打|侵犯|威胁|毒打)',
        '家暴|强奸|强暴|性侵|性虐待|打得我',
      ],
      homicide: ['(想|要)(杀了|杀|杀死|弄死)(他|她|你|人|我老公|我老婆|他们)'],
      overdose: [
        '(吃|吞|服)(了|下|下了)?.{0,4}(太多|过量|一整瓶|一瓶|整瓶|很多|大量|所有|全部|几十)(的)?.{0,4}(药|片|丸)?',
        '(药|安眠药|止痛药).{0,4}(吃多了|过量|全吃|都吃|吞)',
        '用药过量|服药过量|药物过量|吞药',
      ],
      breathing: [
        '(不能|无法|没法|没办法|不会|难以|很难|不太能)(正常)?(呼吸|喘气)',
        '(呼吸|喘气)(困难|不了|不过来|不上来|很困难|不到|停|急促|非常困难|很辛苦)',
        '喘不(过|上|了)(气|来)|喘不过|透不过气|没有呼吸|没呼吸|停止呼吸|停了呼吸|窒息|噎住|憋气|上不来气|唞唔到气|唔到气',
        '(喉咙|舌头|嘴唇).{0,4}(肿|堵住|发紧)',
      ],
      'chest-pain': [
        '(胸口|胸部|胸|胸前|心口|心脏|心)(非常|很|有点|特别|突然|好|一直|剧烈)?(痛|疼|闷|压|绞痛|刺痛)',
        '(胸口|胸部|心脏|心口).{0,6}(痛|疼|压着|压迫|像.{0,4}石|剧痛)',
        '心脏病发|心肌梗|心梗|心绞痛|心脏骤停',
      ],
      stroke: [
        '中风|脑梗|脑出血|脑溢血|卒中',
        '(脸|嘴|嘴巴|半边|手|手臂|身体|口角|胳膊|左边|右边).{0,4}(歪|麻木|不能动|动不了|没知觉|瘫|下垂|麻了|没力)',
        '(说不出|讲不出|突然不会说|说不清)(话)?|口齿不清',
      ],
      unconscious: [
        '昏迷|晕倒|昏倒|失去(了)?(意识|知觉)|不省人事|晕过去|昏过去|没有意识|没意识',
        '(叫|摇|喊)(都)?不醒|没有反应|没反应|醒不过来',
      ],
      seizure: ['抽搐|癫痫发作|抽筋不停|惊厥|羊癫疯|羊角风'],
      bleeding: [
        '(大出血|流血不止|血流不止|止不住血|大量出血|出血不止|吐血|咳血|便血|血崩)',
        '(流|出)(了)?(很多|好多|大量|太多)(的)?血',
        '(血|出血|流血).{0,4}(不停|止不住|停不下来|停不了|很多)',
        '(怀孕|孕).{0,8}(出血|流血|见红)',
      ],
      emergency: ['救命|救护车|快(要)?死了|叫救护|急救|撑不住了'],
      poisoning: ['(喝|吞|误食|吃)(了|下)?.{0,4}(漂白|农药|毒|清洁剂|洗衣|电池|消毒水|老鼠药)', '中毒'],
      'adverse-event': [
        '(吃|服|打)(了)?.{0,6}(药|抗生素|疫苗|针).{0,10}(过敏|疹|肿|呕吐|想吐|痒|不舒服|难受|头晕)',
        '药物过敏|副作用',
      ],
      'wrong-dose': ['(吃|打|服)(了)?(两次|双倍|两倍|错药|错了药|错)', '(药|剂量).{0,3}(吃错|错了|两次|重复)'],
      'out-of-critical-medicine': ['(胰岛素).{0,4}(用完|没了|没有了|快没)', '没有胰岛素|没胰岛素'],
      worsening: ['(越来越|更加|变得更|更)(严重|糟|差|痛|疼|厉害)|恶化|加重'],
      'new-symptom': [
        '(发|高)(高)?烧.{0,6}(39|40|三十九|四十|天|不退|很高)|发高烧|高烧',
        '(一直|不停|不断).{0,2}(吐|拉肚子|呕吐|腹泻)',
        '(剧烈|非常|好|很|特别|严重).{0,2}(痛|疼)|痛得|疼得|剧痛',
        '(伤口).{0,4}(感染|化脓|发炎|红肿)',
      ],
    },
  },
  {
    code: 'ja',
    name: 'Japanese',
    unspaced: true,
    deniedAfter: '.{0,3}(ありません|はない|はありません)',
    past: '(年前|昔|去年)',
    phrases: {
      suicide: ['死にたい|死のう|自殺|消えてしまいたい|消えたい|命を絶|生きていたくない|生きたくない|生きる意味が|首を吊'],
      'self-harm': ['リストカット|自傷|手首を切'],
      abuse: ['(殴|叩か|蹴)(られ|る|って)|レイプ|暴力を|虐待|首を絞め'],
      overdose: ['(薬).{0,6}(飲みすぎ|全部飲|大量)|過剰摂取|オーバードーズ'],
      breathing: [
        '息(が)?(できない|できません|苦し|をしていない|してない|していない)|呼吸(が)?(でき|困難|苦し|していない|止)|窒息',
      ],
      'chest-pain': ['胸(が|の|に)?.{0,4}(痛|苦し|締め付け|圧迫)|心臓発作|心筋梗塞'],
      stroke: ['脳卒中|脳梗塞|ろれつが|顔.{0,4}(麻痺|しびれ)|半身'],
      unconscious: ['意識(が|を)?(ない|ありません|失|不明)|気を失|倒れて.{0,4}動かない|目を覚まさない'],
      seizure: ['けいれん|痙攣|てんかん発作'],
      bleeding: ['(大量|血が止まら|出血が止まら|大出血|吐血)|妊娠.{0,6}出血'],
      emergency: ['救急車|助けて'],
      'new-symptom': ['高熱|(39|40)度|激痛|嘔吐が'],
    },
  },
  {
    code: 'ko',
    name: 'Korean',
    unspaced: true,
    deniedAfter: '.{0,4}(없어|없습|없고|아니)',
    past: '(년 전|작년|어릴)',
    phrases: {
      suicide: [
        '죽고 ?싶|죽어 ?버리|죽었으면|자살|목숨을 끊|살고 ?싶지 ?않|살기 ?싫|그만 ?살고|스스로 ?목숨|목을 ?매|뛰어내리|삶을 ?끝|생을 ?마감|사라지고 ?싶|죽을 ?생각|죽는 ?게 ?나|살 ?이유가 ?없|내가 ?없어지|죽으려고|죽을래',
      ],
      'self-harm': ['자해|손목을 ?(긋|그었|베)|스스로를 ?(해치|다치)|제 ?몸을 ?(긋|베|칼)'],
      abuse: [
        '때려요|때립니다|때렸|때리고|맞고 ?있|맞았어|폭행|강간|성폭|성추행|가정 ?폭력|목을 ?졸|학대|협박|구타|(저를|나를|절) ?때|두들겨',
      ],
      homicide: ['죽여 ?버리|죽이고 ?싶'],
      overdose: [
        '(약|수면제|알약|타이레놀)(을|를)? ?.{0,8}(다 ?먹|많이 ?먹|한꺼번에|너무 ?많이|과다|통째|모두 ?먹|전부 ?먹|한 ?통)|과다 ?복용|과용',
      ],
      breathing: [
        '숨(을|이|도)? ?(못|안|쉴 ?수|쉬기|쉬지|막히|막혀|차서|가쁘|쉬는 ?게|멎)|호흡(이|을)? ?(곤란|안|못|힘들|없|멈)|질식|숨쉬기|목이 ?(막|붓|부어)',
      ],
      'chest-pain': [
        '가슴(이|에|을|쪽)? ?.{0,6}(아프|아파|통증|답답|조이|쥐어|눌|찌르|뻐근|쪼이|조여)|흉통|심장 ?마비|심근 ?경색|심장이 ?.{0,4}(아프|아파|조)|심장 ?발작',
      ],
      stroke: [
        '뇌졸중|뇌경색|뇌출혈|중풍|(얼굴|입|팔|한쪽|반쪽|몸)(이|에|의)? ?.{0,8}(마비|돌아갔|처지|처졌|감각이 ?없|움직이지|안 ?움직)|말을 ?못|말이 ?(안 ?나|어눌)',
      ],
      unconscious: ['의식(이|을)? ?.{0,3}(없|잃)|기절|쓰러(졌|져|지)|깨어나지|안 ?깨어|안 ?일어나|정신을 ?잃|반응이 ?없'],
      seizure: ['경련|발작|간질'],
      bleeding: [
        '피(가|를)? ?.{0,8}(멈추지|안 ?멈|많이|토|쏟|철철|계속)|출혈(이)? ?.{0,6}(심|많|멈추지|안 ?멈)|하혈|각혈|과다 ?출혈|임신.{0,10}(피|출혈)',
      ],
      emergency: ['구급차|살려 ?주|살려 ?줘|응급 ?상황|죽을 ?것 ?같|앰뷸런스'],
      poisoning: ['(락스|세제|농약|독|건전지|표백제)(을|를)? ?.{0,4}(마셨|먹었|삼켰|마신|삼킨)|중독'],
      'adverse-event': ['(약|항생제|백신|주사)(을|를)? ?.{0,10}(두드러기|알레르기|부었|발진|토했|가려)|부작용'],
      'wrong-dose': ['약을 ?(두 ?번|잘못|두 ?배)'],
      'out-of-critical-medicine': ['인슐린(이|을)? ?.{0,4}(떨어|없|다 ?썼|다 ?떨)'],
      worsening: ['(더|점점) ?(심해|나빠|악화|아파)|악화'],
      'new-symptom': [
        '고열|열이 ?.{0,6}(39|40|높|안 ?내|심)|(너무|심하게|많이|엄청) ?(아프|아파)|통증이 ?심|심한 ?통증|계속 ?(토|설사)|(상처).{0,6}(고름|감염|곪)',
      ],
    },
  },
  {
    code: 'vi',
    name: 'Vietnamese',
    words:
      'tôi muốn hông mình chồng vợ tuần tôi giờ không được lịch khám bệnh của người thuốc xin đặt hẹn bác các những bị đau ngày mai giúp anh tui hok nào nhiêu đổi phòng',
    denied: '(không|ko|chưa|chẳng)',
    past: '(năm trước|năm ngoái|hồi nhỏ|cách đây .. năm)',
    phrases: {
      suicide: [
        '(muốn|định|chỉ muốn|thà|ước gì .. được|thèm|đòi) (được )?chết( đi| cho| quách)?',
        '(tự tử|tự sát|tự vẫn|quyên sinh|tự kết liễu|kết thúc (cuộc đời|cuộc sống|mạng sống|tất cả)|kết liễu)',
        '(không|ko|hông|hổng|hok|chẳng|hết|đâu) (còn )?(muốn|thiết|ham) (sống|tồn tại)',
        '(chán sống|sống .. (vô nghĩa|làm gì nữa)|không .. lý do .. sống|giết (bản thân|chính mình))',
        '(nhảy (cầu|lầu)|treo cổ|cắt cổ tay|cắt tay)',
        '(tốt hơn|nhẹ gánh) .. không có (tôi|em|con)',
        'không muốn (thức dậy|tỉnh dậy)',
      ],
      'self-harm': [
        '(tự làm (đau|hại)|tự rạch|rạch tay|tự cắt|tự hại|tự gây thương tích|làm hại (bản thân|mình)|làm đau bản thân)',
      ],
      abuse: [
        '(đánh|đập|bóp cổ|hiếp|hãm hiếp|cưỡng hiếp|đe dọa|hành hạ|đấm|cưỡng bức|xâm hại|sàm sỡ) (đập )?(tôi|em|con|tui|mẹ con|vợ|cháu)',
        '(bị) .. (đánh|đập|hiếp|cưỡng hiếp|hãm hiếp|bạo hành|xâm hại|bóp cổ|hành hung|cưỡng bức|lạm dụng|hành hạ)',
        '(bạo hành|bạo lực gia đình|hiếp dâm|cưỡng hiếp)',
      ],
      homicide: ['(muốn|sẽ) giết (nó|anh|chồng|vợ|hắn|người)'],
      overdose: [
        '(uống|nuốt) .. (quá nhiều|hết|cả lọ|cả vỉ|cả hộp|nhiều|quá liều|nguyên) .. (thuốc|viên|lọ)',
        '(uống|nuốt) .. (thuốc|viên) .. (quá nhiều|hết|quá liều|cùng lúc)',
        '(quá liều|thuốc ngủ .. (hết|nhiều))',
      ],
      breathing: [
        '(không|ko|chẳng|hông|hok) (thể |còn |có )?thở',
        '(khó thở|nghẹt thở|ngạt thở|hụt hơi|ngừng thở|tắc thở|thở không (được|nổi|ra|ra hơi)|thở không|thở khó|bị nghẹn|bị hóc|hết hơi)',
        '(cổ họng|lưỡi|môi) .. sưng',
      ],
      'chest-pain': [
        '(đau|tức|nặng|thắt|nhói|ép) .. (ngực|tim|lồng ngực)',
        'ngực .. (đau|tức|thắt|nặng|nhói)',
        '(nhồi máu|đau tim|cơn đau tim|ngưng tim|lên cơn tim)',
      ],
      stroke: [
        '(đột quỵ|tai biến|đột qụy)',
        '(mặt|miệng|tay|nửa người|chân|một bên) .. (méo|liệt|tê|xệ|không cử động|yếu)',
        '(méo (miệng|mồm|mặt)|nói (đớ|ngọng|không được|không ra|khó)|liệt nửa)',
      ],
      unconscious: [
        '(bất tỉnh|ngất|ngất xỉu|xỉu|hôn mê)',
        'không (tỉnh|tỉnh lại|phản ứng|dậy được|còn ý thức)',
        'gọi (hoài|mãi)? không (tỉnh|dậy|trả lời)',
      ],
      seizure: ['(co giật|động kinh|lên cơn giật)'],
      bleeding: [
        '(chảy máu|ra máu|xuất huyết|máu|băng huyết) .. (nhiều|không ngừng|không cầm|hoài|liên tục|không dứt|ào)',
        '(mang thai|có thai|bầu) .. (ra máu|chảy máu|ra huyết)',
        '(ra máu|chảy máu|ra huyết) .. (mang thai|có thai|có bầu|bầu)',
        '(nôn ra máu|ói ra máu|ho ra máu|mất máu|mất nhiều máu|băng huyết)',
      ],
      emergency: ['(cấp cứu|cứu (tôi|với|mạng)|xe cứu thương|sắp chết|hấp hối)'],
      poisoning: [
        '(uống|nuốt) (nhầm |phải )?.. (thuốc tẩy|thuốc trừ sâu|thuốc chuột|chất độc|xà phòng|pin)',
        '(ngộ độc|trúng độc)',
      ],
      'adverse-event': [
        '(thuốc|kháng sinh|vắc xin|tiêm|chích) .. (dị ứng|nổi mẩn|phát ban|sưng|ngứa|ói|nôn|nổi mề đay)',
        '(dị ứng|phản ứng|tác dụng phụ) .. (thuốc|vắc xin|kháng sinh)',
        'tác dụng phụ',
      ],
      'wrong-dose': ['uống .. (nhầm|gấp đôi|hai lần|2 lần)', '(nhầm thuốc|sai liều|gấp đôi liều)'],
      'out-of-critical-medicine': ['(hết|không còn) .. insulin', 'insulin .. hết'],
      worsening: ['(nặng hơn|tệ hơn|trở nặng|càng ngày càng|đau hơn|xấu đi)'],
      'new-symptom': [
        'sốt (cao|39|40|mấy|từ|liên tục|hoài)',
        '(nôn|ói|tiêu chảy) .. (liên tục|mấy ngày|suốt|nhiều|hoài)',
        'đau .. (dữ dội|quá|lắm|nhiều|kinh khủng|chịu không nổi)',
        '(vết thương|vết mổ) .. (mủ|nhiễm trùng|sưng|đỏ)',
      ],
    },
  },
  {
    code: 'tl',
    name: 'Tagalog',
    words:
      'ako kong akong ang ng mga magpa kailangan anong pong nanay tatay asawa pong nung pwede puwede naman wala walang meron mayroon opo bukas ngayon kayo kami nyo ninyo saan kailan paano magkano salamat kumusta kamusta aking anak yung nang iyon siya nya niya kasi gamot doktor reseta oras namin magandang umaga hapon',
    denied: '(walang|wala|hindi)',
    past: '(taon na|nakaraang taon|noong bata)',
    phrases: {
      suicide: [
        '(gusto|nais|mas gusto) (ko |kong |na |ko na |ko nang |nang |na kong |ko na lang |ko na lang na |ko nalang |nya |niyang |na niyang )*(mamatay|magpakamatay|magbigti|mawala na)',
        '(magpakamatay|magpapakamatay|nagpakamatay|magbigti|magbibigti|patayin .. sarili|papatayin .. sarili|kitilin .. buhay|tapusin .. (buhay|lahat)|tumalon sa (tulay|building))',
        '(ayaw|ayoko) (ko |kong |na |nang |na pong |po |na kong |na niyang )*(mabuhay|magising)',
        '(wala|walang) .. (saysay|kwenta|dahilan) .. (buhay|mabuhay)',
        'sana (ay )?(mamatay|patay) (na |nalang )?(lang )?ako',
        '(pagod na .. mabuhay|sawa na .. buhay|mas mabuti .. wala ako|suicidal|suicide)',
      ],
      'self-harm': [
        '(hiwa|hiwain|hinihiwa|hiniwa|sinasaktan|saktan|sinaktan|laslas|naglaslas|maglaslas|nilaslas) .. (sarili|braso|pulso|pulsuhan|kamay)',
        '(naglaslas|maglaslas|naglalaslas|maglalaslas|laslas|sinusugatan .. sarili)',
      ],
      abuse: [
        '(sinasaktan|binubugbog|sinaktan|binugbog|sinuntok|sinusuntok|sinasampal|sinampal|ginahasa|nirape|ni rape|sinakal|sinasakal|hinalay|pinagbabantaan|pinagbantaan|minolestiya|inaabuso|tinatadyakan|hinipuan) .. (ako|niya ako|kami|nya ko|siya)',
        '(ginahasa|binubugbog|binugbog|ginagahasa|hinalay|nirape|minolestiya|inabuso)',
        '(takot .. asawa ko|pang aabuso|karahasan sa)',
      ],
      homicide: ['(papatayin|patayin|gusto kong patayin) (ko )?(siya|sya|asawa|sila)'],
      overdose: [
        '(uminom|ininom|nainom|lumunok|nilunok|nakainom) .. (lahat|marami|maraming|sobra|sobrang|isang bote|buong) .. (gamot|tableta|pills|tabletas)',
        '(overdose|na overdose|nag overdose)',
      ],
      breathing: [
        '(hindi|di|hirap) (na |po |ako |siya |ko |na ako |na siya |na po |na po ako |sya |po ako |akong |na akong |siyang )*(makahinga|humihinga|huminga)',
        '(nahihirapan|hirap na hirap) .. (huminga|sa paghinga)',
        '(nasasakal|kinakapos .. (hininga|paghinga)|hinihingal|nabulunan|nabibilaukan|nagsasara .. lalamunan|walang hininga)',
        '(lalamunan|dila|labi) .. (namamaga|maga|sumasara)',
      ],
      'chest-pain': [
        '(masakit|sumasakit|sakit|paninikip|naninikip|mabigat|kumikirot) .. (dibdib|puso)',
        'dibdib .. (masakit|sumasakit|naninikip|mabigat)',
        '(atake sa puso|inatake|heart attack)',
      ],
      stroke: [
        '(na stroke|nastroke|istrok|stroke)',
        '(mukha|bibig|kamay|braso|katawan|kalahati) .. (tabingi|namamanhid|manhid|ngiwi|paralisado|hindi maigalaw)',
        '(tabingi|nakangiwi|ngiwi) .. (mukha|bibig)',
        '(utal|hindi makapagsalita|bulol)',
      ],
      unconscious: [
        '(walang malay|nawalan .. malay|hinimatay|nahimatay|nawalan ng ulirat|walang ulirat)',
        '(hindi|ayaw) .. (magising|gumising|sumasagot|gumagalaw)',
      ],
      seizure: ['(kumbulsyon|kinokombulsyon|kinukumbulsyon|nangingisay|epilepsy)'],
      bleeding: [
        '(dumudugo|pagdurugo|dinudugo|dugo|nagdurugo) .. (malakas|marami|maraming|sobra|hindi tumitigil|ayaw tumigil|buntis|di tumitigil|nang marami)',
        '(maraming dugo|malakas .. pagdurugo|sumusuka .. dugo|umuubo .. dugo|buntis .. (dinudugo|dumudugo))',
        'dinudugo .. (buntis|ako)',
      ],
      emergency: ['(ambulansya|mamamatay na|naghihingalo|saklolo|tulungan .. agad)'],
      poisoning: ['(nakainom|uminom|nalunok|nakalunok) .. (lason|zonrox|bleach|sabon|baterya|muriatic)', '(nalason)'],
      'adverse-event': [
        '(gamot|antibiotic|bakuna|vaccine) .. (pantal|allergy|namamaga|nangangati|nagsusuka|namantal|rashes)',
        '(pantal|allergic|allergy|rashes|namaga|nangati) .. (gamot|bakuna|antibiotic)',
      ],
      'wrong-dose': ['(dobleng dose|doble .. (gamot|inom)|maling gamot|dalawang beses .. (gamot|inom|ininom|nainom))'],
      'out-of-critical-medicine': ['(naubos|wala|naubusan|ubos) .. insulin', 'insulin .. (naubos|ubos|wala na)'],
      worsening: ['(lumalala|lumala|mas masama|lalong (sumasakit|sumama|lumalala)|lumulubha)'],
      'new-symptom': [
        '(mataas .. lagnat|lagnat .. (39|40|araw|mataas)|nilalagnat .. (araw|mataas))',
        '(nagsusuka|suka|nagtatae|pagtatae) .. (araw|tigil|kahapon|beses)',
        '(sobrang sakit|napakasakit|grabe .. sakit|matinding sakit)',
        '(sugat|tahi) .. (nana|infected|namamaga|impeksyon)',
      ],
    },
  },
];
