import type { Words } from '../../linear/words.js';

/** What is read of a text in a language that is neither of the assistant's: one form for all the ways to write the same. */
const TOKEN = /[\p{L}\p{N}][\p{L}\p{N}\p{M}\u200c\u200d]*|[.!?;:\n…。！？।؟۔።]+/gu;
const PAUSE = /^[.!?;:\n…。！？।؟۔።]/;
/** Accents of Latin, Greek and Cyrillic, vowel signs and the letters' marks of Arabic, the dot of Devanagari, and what joins or parts letters unseen. */
const MARKS = /[\u0300-\u036f\u064b-\u0655\u0670\u0640\u093c\u200c\u200d]/g;
/** Letters that Unicode does not take apart, and letters that people use for one another. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  (
    'đd łl øo ıi ßs ىي ةه کك یي ہه ھه ۃه ؤو ئي ँं ' +
    // Traditional to simplified, as far as the phrases need them.
    '殺杀 藥药 過过 無无 氣气 壓压 發发 強强 傷伤 結结 斷断 尋寻 盡尽 樓楼 橋桥 義义 夠够 膩腻 輕轻 鬆松 脫脱 離离 開开 這这 個个 遺遗 書书 殘残 劃划 燙烫 媽妈 ' +
    '繼继 親亲 暴暴 脅胁 動动 毆殴 歐殴 揍揍 弄弄 們们 還还 沒没 說说 話话 講讲 難难 喘喘 困困 難难 促促 憋憋 喉喉 嚨咙 腫肿 脣唇 悶闷 絞绞 劇剧 臟脏 髒脏 驟骤 腦脑 溢溢 臉脸 邊边 ' +
    '體体 癱瘫 齒齿 暈晕 識识 覺觉 搖摇 應应 癲癫 癇痫 驚惊 風风 瘋疯 兒儿 產产 懷怀 見见 護护 車车 撐撑 農农 電电 劑剂 錯错 嘔呕 噁恶 惡恶 島岛 ' +
    '來来 變变 嚴严 厲厉 燒烧 熱热 膿脓 紅红 針针 癢痒 難难 頭头 後后 兩两 雙双 種种 約约 預预 幫帮 請请 時时 間间 謝谢 醫医 嗎吗 為为 麼么 樣样 給给 ' +
    '現现 點点 從从 會会 對对 將将 於于 經经 並并 獲获 關关 讓让 寧宁 願愿 與与 誰谁 觀观 罵骂 總总 該该 問问 題题 隻只 單单 術术 險险 聯联 係系 國国 語语 廣广 東东 場场 門门 診诊'
  )
    .split(' ')
    .map((pair) => [pair[0] ?? '', pair[1] ?? '']),
);
const UNSPACED = /^[\u3040-\u30ff\u3400-\u9fff]/;
const UNSPACED_LETTER = /[\u3040-\u30ff\u3400-\u9fff]/gu;

/** @returns letters in one form: lower case, no accents. What is no letter stays. */
export function fold(text: string): string {
  const plain = text.toLowerCase().normalize('NFKD').replace(MARKS, '').normalize('NFC');
  let folded = '';
  for (const letter of plain) folded += ALIKE.get(letter) ?? letter;
  return folded;
}

/** @returns the words of a text, a blank apart; of Chinese and Japanese the letters, with nothing between them. */
export function foldedWords(original: string, limit: number): Words {
  const at: number[] = [];
  const spans: [number, number][] = [];
  let joined = ' ';
  const add = (raw: string, start: number) => {
    const form = PAUSE.test(raw) ? '.' : fold(raw);
    if (form === '') return;
    if (UNSPACED.test(form) && joined.length > 1 && UNSPACED.test(joined.at(-2) ?? '')) joined = joined.slice(0, -1);
    at.push(joined.length);
    spans.push([start, start + raw.length]);
    joined += `${form} `;
  };
  for (const { 0: raw, index } of original.slice(0, limit).matchAll(TOKEN)) {
    if (!UNSPACED_LETTER.test(raw)) add(raw, index);
    // A word may begin in one script and end in another.
    else
      for (const part of raw.matchAll(/[\u3040-\u30ff\u3400-\u9fff]|[^\u3040-\u30ff\u3400-\u9fff]+/gu))
        add(part[0], index + part.index);
    UNSPACED_LETTER.lastIndex = 0;
  }
  return { joined, at, spans };
}
