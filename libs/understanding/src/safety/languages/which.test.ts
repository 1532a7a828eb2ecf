import { readElsewhere } from './index.js';

const nameOf = (text: string) => readElsewhere(text).language?.name;

describe('the language of a message that is in none the assistant speaks', () => {
  it.each([
    ['bonjour je voudrais un rendez-vous', 'French'],
    ['Guten Tag', 'German'],
    ['mwen bezwen yon randevou', 'Haitian Creole'],
    ['quero marcar uma consulta', 'Portuguese'],
    ['vorrei prenotare un appuntamento', 'Italian'],
    ['chciałbym umówić wizytę', 'Polish'],
    ['хочу записаться к врачу', 'Russian'],
    ['Доброго дня, мені потрібен лікар', 'Ukrainian'],
    ['我想预约', 'Chinese in simplified characters'],
    ['我想預約', 'Chinese in traditional characters'],
    ['予約をしたいのですが', 'Japanese'],
    ['예약하고 싶어요', 'Korean'],
    ['tôi muốn đặt lịch hẹn', 'Vietnamese'],
    ['gusto kong magpa-appointment, kailan po kayo bukas', 'Tagalog'],
    ['أريد حجز موعد مع الطبيب', 'Arabic'],
    ['می‌خواهم نوبت دکتر بگیرم', 'Persian'],
    ['مجھے ڈاکٹر سے ملنا ہے', 'Urdu'],
    ['मुझे डॉक्टर से मिलना है', 'Hindi'],
    ['mujhe doctor se milna hai', 'Hindi in Latin letters'],
    ['ቀጠሮ መያዝ እፈልጋለሁ', 'Amharic'],
    ['waxaan rabaa ballan dhakhtar', 'Somali'],
    ['ik wil een afspraak maken', 'Dutch'],
    ['randevu almak istiyorum', 'Turkish'],
    ['nataka kuona daktari', 'Swahili'],
  ])('is told where it is clear: %s', (text, name) => expect(nameOf(text)).toBe(name));

  it.each([
    ['another one in the same letters', 'Добър ден, имам нужда от лекар'],
    ['a word that neighbours share', 'лекар'],
    ['letters of no language on the lists', 'אני צריך תור לרופא'],
    ['two at once', 'Хочу 预约 看医生 здравствуйте'],
  ])('is left open for %s', (_what, text) => {
    expect([readElsewhere(text).other, nameOf(text)]).toEqual([true, undefined]);
  });

  it('is none where the text is English or Spanish', () => {
    expect(['can I book for tomorrow', 'hola kiero una sita', 'Nguyễn Thị Hương'].map(nameOf)).toEqual(Array(3).fill(undefined));
  });
});
