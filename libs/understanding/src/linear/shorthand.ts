/**
 * What people write for what: contractions, texting shorthand, the slang that gets round filters, and common misspellings.
 * Keys are lower-case without accents. Values are the words that patterns and models are written in.
 */
const TABLE = `
i'm im iam: i am
i've ive: i have
i'd: i would
i'll: i will
you're youre ur: you are
you've youve: you have
you'll youll: you will
he's hes: he is
she's shes: she is
it's its: it is
that's thats: that is
there's theres: there is
what's whats: what is
who's whos: who is
they're theyre: they are
they've: they have
they'll: they will
we're: we are
we've weve: we have
he'll: he will
she'll: she will
it'll itll: it will
isn't isnt: is not
aren't arent: are not
wasn't wasnt: was not
weren't werent: were not
don't dont dnt dun: do not
doesn't doesnt: does not
didn't didnt: did not
haven't havent: have not
hasn't hasnt: has not
hadn't hadnt: had not
can't cant cannot cnt: can not
couldn't couldnt: could not
won't wont: will not
wouldn't wouldnt: would not
shouldn't shouldnt: should not
ain't aint: is not
wanna wana: want to
gonna gunna gon gna: going to
gotta: got to
hafta: have to
tryna: trying to
finna: going to
lemme: let me
gimme: give me
dunno idk: do not know
idek: do not even know
ngl: not going to lie
u: you
r: are
n: and
b4: before
bc cuz coz becuz bcuz: because
plz pls plss: please
rn: right now
tmrw tmr tomorow: tomorrow
tonite 2nite 2night: tonight
2day: today
2moro 2morrow: tomorrow
2: 2
w: with
w/o: without
ppl: people
smth sumthing: something
sum1 some1: someone
any1: anyone
no1: no one
nobody noone: no one
everybody every1 evry1: everyone
somebody: someone
anymor nemore: anymore
ne1: anyone
tho: though
rly: really
srsly: seriously
af: very
hella: very
appt appts apt: appointment
rx: prescription
dr: doctor
doc: doctor
hosp: hospital
bp: blood pressure
bf: boyfriend
gf: girlfriend
hubby: husband
mum mommy momma mama: mom
daddy papa: dad
meds: meds
mssg msg: message
kms: kill myself
kmself: kill myself
kmsing: killing myself
kys: kill yourself
ctb: commit suicide
unalive unaliving unalived: kill
sewerslide sewercide suislide sooicide toaster_bath: suicide
suicidle sucidal suisidal suicidial sucicidal sueicidal suacidal: suicidal
sucide suicde suiside sucidie suacide sueside suicid: suicide
sh: self harm
selfharm: self harm
selfharming: self harming
myslef myselff mysef maself meself myselve: myself
himslef: himself
herslef: herself
kil killl kll: kill
killin kiling: killing
dyin dieing: dying
livin: living
hurtin: hurting
cuttin: cutting
breathin brething breething breathng braething: breathing
breth breeth: breathe
od oding ods: overdose
odd: odd
od'd oded overdosd ovrdosed: overdosed
overdoze overdosis: overdose
cheast chset cehst chst chesst: chest
ches: chest
hart: heart
sezure siezure seizer: seizure
strok: stroke
bleding bleedin: bleeding
pregant pregnat preggo preggers prego: pregnant
throut throte: throat
tounge tonge: tongue
stabed: stabbed
alergic allergick: allergic
insuline: insulin
inhailer: inhaler
pilz pillz: pills
perscription presciption: prescription
medecine medicin: medicine
medicacion: medicacion
docter: doctor
emergancy emergincy: emergency
ambulence: ambulance
wright: right
scard scard scared: scared
abusd: abused
hav hve: have
wnt: want
lyf: life
luv: love
ded: dead
q ke k: que
xq pq porq xk: porque
toy: estoy
ta: esta
kiero qiero: quiero
kisiera: quisiera
muxo: mucho
tmb tb: tambien
xfa: por favor
x: por
d: de
ia: ya
ay: hay
aser acer: hacer
aora: ahora
oy: hoy
ablar: hablar
sto: esto
alguin: alguien
matarme: matarme
suicidarme: suicidarme
`;

export const SHORTHAND: ReadonlyMap<string, string> = new Map(
  TABLE.trim()
    .split('\n')
    .flatMap((line) => {
      const [keys = '', form = ''] = line.split(': ');
      return keys.split(' ').map((key) => [key, form] as const);
    }),
);

/** Words a single misspelt letter must not hide: five letters give too many false friends, so six and more. */
export const CRITICAL_WORDS: readonly string[] = `
suicide suicidal overdose overdosed overdosing myself himself herself yourself themselves killing hanging hanged worthless hopeless
breath breathe breathing swelling swollen bleeding hemorrhage seizure seizing convulsing unconscious unresponsive collapsed choking
anaphylaxis anaphylactic allergic reaction stroke drooping slurred slurring paralyzed ambulance emergency poison poisoned
swallowed pregnant contractions insulin inhaler warfarin withdrawal dizziness vomiting throwing infected infection
abused abusing molested raped strangled threatened threatening hitting beating homicidal murder stabbed
complaint ridiculous unacceptable terrified scared frightened overwhelmed depressed depression anxious miscarriage stillborn
grieving funeral worsening spreading discharged hospital surgery incision stitches
suicidio suicida suicidas suicidarme matarme matarse cortarme cortandome lastimarme morirme sobredosis pastillas respirar desmayo desmayada
desmayado convulsiones convulsionando sangrando sangrado embarazada hinchada hinchado hinchando garganta pecho derrame
ambulancia emergencia violencia golpea golpeando amenaza amenazo insulina inhalador alergica alergico reaccion empeorando
infeccion vomitando aterrada aterrado asustada asustado desesperada desesperado deprimida deprimido fallecio
`
  .trim()
  .split(/\s+/)
  .filter((word) => word.length >= 5);
