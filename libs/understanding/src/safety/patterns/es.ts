import type { PatternGroup } from './group.js';

/** Thoughts and acts of harm, in Spanish (words without accents). */
export const ES_MIND: readonly PatternGroup[] = [
  {
    kind: 'suicide',
    guard: 'mind',
    patterns: [
      '(?:estrellar|chocar)(?:me)? (?:el|mi) (?:carro|coche|auto)|quisiera que todo (?:termin\\w+|acab\\w+)(?: .. )?|despidiendose|no encuentro (?:motivo|razon|sentido)(?: .. )?',
      'suicid(?:io|ios|a|as|arme|arse|arte|o|ar|andome|ado|ada|emos|arnos)|se suicid\\w+|autoeliminacion',
      '(?:me|se|te) (?:\\w+ ){0,2}(?:quiero|quiere|quisiera|voy a|va a|iba a|intente|intento|pienso|deseo|dan ganas de|gustaria|mejor) (?:matar|morir|ahorcar|colgar|ir para siempre|dar un tiro|pegar un tiro|tirar|aventar|lanzar|cortar las venas|desaparecer|quitar la vida)',
      '(?:matarme|matarse|ahorcarme|ahorcarse|colgarme|colgarse|morirme|morirse|envenenarme|ahogarme a proposito|dispararme|darme un tiro|pegarme un tiro|volarme (?:la cabeza|los sesos)|desvivir(?:me|se)?|me desvivo)(?! de (?:risa|hambre))',
      '(?:quiero|quiere|quisiera|deseo|desea|prefiero|prefiere|preferiria|ganas de|mejor|ojala|pienso en|piensa en|pensando en|pensado en|penso en) (?:\\w+ )?(?:me muera|morir|la muerte|estar muert[oa]|no existir|no despertar|dejar de existir|dejar de vivir|desaparecer(?: para siempre| del mundo| de este mundo)?|no estar (?:aqui|viv[oa])|no haber nacido|acabar con todo|terminar con todo|muert[oa])(?! (?:de|por) )',
      '(?:no|ni|ya no|sin|tampoco)(?: \\w+){0,2} (?:quiero|quiere|deseo|ganas de|quisiera|razon(?:es)? para|sentido (?:a|de|en)|motivos? para|para que|vale la pena|merezco|puedo)(?: \\w+){0,2} (?:vivir|viviendo|vida|la vida|estar viv[oa]|seguir(?: viv\\w+| asi| aqui| adelante| [.?!,])|existir|despertar|estar aqui|estar en este mundo)',
      '(?:no|ya no) vale la pena (?:vivir|seguir|nada|esta vida|la vida|continuar|mi vida)|para que (?:sigo|seguir|vivo|vivir|estoy|existo)(?: .. )?|(?:de que|no) (?:me )?sirve (?:vivir|seguir viv\\w+|estar viv\\w+)',
      '(?:quitar|quito|quite|quitarme|quitarse|acabar con|terminar con|acabo con|termino con|ponerle fin a|poner fin a|acabe con|acabando con)(?: me| se| con)? (?:la vida|mi vida|su vida|todo|esto de una vez|mi sufrimiento|este sufrimiento|mi existencia|este dolor de una vez)(?! (?:el papeleo|el tramite))',
      '(?:mejor|tranquil[oa]s|felices|bien|descans\\w+)(?: .. )? (?:sin mi|si (?:yo )?(?:no estuviera|me muero|me muriera|desaparezco|no existiera|estuviera muert[oa]|no estoy))',
      '(?:seria|es|estaria|estoy|fuera) mejor (?:estar )?(?:muert[oa]|morir(?:me)?|no (?:estar|existir|despertar))',
      '(?:cansad[oa]|hart[oa]) de (?:vivir|la vida|esta vida|existir|estar viv[oa])|odio (?:vivir|mi vida|estar viv[oa])',
      'ojala(?: \\w+){0,3} (?:despertara|despierte|muriera|muera|nacido|existiera|desapareciera|atropelle\\w*|atropellara)|(?:dormir|dormirme|dormirse|quedarme dormid[oa]) (?:y|para) (?:ya )?(?:no|nunca|jamas|siempre)(?: \\w+)?|(?:no|nunca|jamas) (?:volver a )?despertar(?: jamas| nunca| mas)?',
      '(?:carta|nota|mensaje|cartas) (?:de|para) (?:despedida|despedirme|despedirse|suicid\\w+|mis hijos cuando)|(?:despidiendo|despedirme|despedi|despidio|despedirse|me despido|adios)(?: .. )? (?:siempre|todos|mundo|mis hijos|familia|vida)',
      '(?:nadie|a quien|quien)(?: .. )? (?:extranar\\w*|importaria|le importa|notaria|llorar\\w*|va a extranar)(?: .. )?(?: (?:muer[oa]|muriera|falto|faltara|no estoy|muerto|muerta))?',
      '(?:aventar|aventarme|aventarse|tirar|tirarme|tirarse|lanzar|lanzarme|saltar|brincar|arrojarme|arrojarse|echarme)(?: me| se)? (?:del|de un|de la|desde|al|a las|enfrente|delante|por la|frente)(?: .. )? ?(?:puente|techo|azotea|edificio|tren|metro|balcon|ventana|carro|camion|trafico|vias|barranco|vacio|coches)',
      '(?:tengo|compre|consegui|agarro|agarre|tiene|saque|cargue|con|guardo|guarde|junte|guardando|juntando|mirando|miro)(?: .. )? (?:soga|cuerda para|pistola|arma|escopeta|rifle|pastillas en la mano|pastillas juntas|veneno|navaja|pastillas para (?:morir|matar|acabar)|frasco de pastillas y)(?: .. )?(?! (?:de juguete))',
      '(?:dar|darme|pegar|pegarme|dara|se va a dar|se quiere dar|me voy a dar|me doy) un (?:tiro|balazo)',
      '(?:cortar(?:me|se)?|corte|cortado) las (?:venas|munecas)',
      '(?:ya no|no) (?:voy a|vamos a|estare|voy) (?:estar|seguir|vivir)? ?(?:aqui|en este mundo|con ustedes|por mucho tiempo|mucho tiempo mas|viv[oa])',
      '(?:me|se) (?:voy|va|ire) (?:de este mundo|al cielo|con dios|para siempre|a reunir con)',
      '(?:soy|siento que soy|ser) una carga para (?:todos|mi familia|mis hijos|ellos)',
      '(?:tengo|hice|tiene) un plan para (?:morir\\w*|matar\\w*|acabar|quitar\\w*|hacerlo|suicid\\w*)|se como (?:lo voy a hacer|matarme|hacerlo)',
      '(?:pensamientos?|ideas?|ideacion) (?:suicidas?|de muerte|de morir|de matar\\w*|oscur[oa]s|de hacerme dano)',
      '(?:se|me) (?:\\w+ )?(?:ahorco|ahorque|colgo|colgue|trato de matar|intento matar|quiso matar|intente matar)',
      '(?:esta noche|hoy|manana) (?:termino|acabo|se acaba|lo hago|me despido|me mato|todo termina)(?: .. )?|es mi (?:ultima|ultimo) (?:noche|dia|mensaje)',
      'quiero que (?:todo )?(?:se )?(?:acabe|termine)(?: todo| ya| para siempre| mi vida| este sufrimiento)?(?! (?:la cita|el tramite|la llamada))|no aguanto (?:mas )?(?:la vida|vivir|esta vida)|no puedo seguir (?:asi|viviendo|mas|adelante)|(?:la )?unica salida',
    ],
  },
  {
    kind: 'self-harm',
    guard: 'mind',
    patterns: [
      '(?:cortadas|cortes|cortaditas|heridas|rajadas)(?: .. )? (?:munecas|brazos|piernas|muslos)',
      '(?:me|se|te) (?:\\w+ ){0,2}(?:corto|corta|cortaba|cortando|corte|quemo|quema|quemando|rasguno|rasguna|pellizco|golpeo|golpea|golpeando|lastimo|lastima|lastimando|hago dano|hace dano|haciendo dano|hiero|cortado|hice dano|pego yo|arano|arana)(?: (?:a mi mism[oa]|sol[oa]|los brazos|las piernas|las munecas|el brazo|la pierna|los muslos|la piel|las manos a proposito|la cabeza (?:contra|en)|con (?:cigarros?|navaja|encendedor|cuchill\\w+|una navaja|un cuchillo|vidrio)|a proposito|cuando|otra vez|para (?:sentir|calmar\\w*|aliviar)|anoche|de nuevo|por (?:ansiedad|tristeza)|en secreto|porque|[.?!,]))',
      '(?:me|se) (?:corto|corta|esta cortando|estoy cortando|hago dano|hace dano|autolesion\\w*)',
      '(?:cortarme|cortarse|lastimarme|lastimarse|hacerme dano|hacerse dano|quemarme|quemarse|herirme|herirse|golpearme|golpearse|autolesi\\w+|auto lesi\\w+|flagel\\w+)(?! (?:el pelo|el cabello|las unas|accidental\\w*))',
      '(?:cortadas|cortes|cicatrices|marcas|quemaduras) (?:en|de) (?:los brazos|las munecas|las piernas|los muslos|navaja|cigarro)',
      '(?:golpe\\w+|peg\\w+|azot\\w+) (?:la cabeza|su cabeza|mi cabeza) (?:contra|en) la pared',
    ],
  },
  {
    kind: 'homicide',
    guard: 'mind',
    patterns: [
      '(?:lo|la|los|te) (?:mato|voy a matar|quiero matar|acuchillo)(?! (?:de risa))',
      '(?:voy a|va a|vamos a|quiero|quiere|quisiera|ganas de|pienso en|pensando en|deseo|podria|tengo ganas de|me dan ganas de|miedo de|amenaza con|amenazo con|dice que va a|planea)(?: \\w+)? (?:matar|asesinar|apunalar|disparar|ahorcar|estrangular|lastimar|hacer(?:le|les)? dano|golpear|ahogar|asfixiar|quemar|envenenar|acuchillar|balacear|sacudir|tirar)(?:lo|la|los|las|le|les)?(?: (?:a|al|en|con|el|la|los|todos|mi|su|ustedes|gente|alguien)| [.?!,])(?! (?:tiempo|hambre))',
      '(?:los|lo|la|las|te) (?:voy a|quiero|vamos a|puedo) (?:matar|quemar|balacear|acuchillar|hacer pagar)',
      '(?:matarlo|matarla|matarlos|lastimarlo|lastimarla|ahogarlo|ahogarla|apunalarlo|apunalarla|hacerle dano|hacerles dano|sacudirlo|asfixiarlo)',
      '(?:voces|una voz)(?: .. )? (?:dicen|dice|diciendo|ordenan|mandan|piden)(?: .. )?(?: que)?(?: .. )? (?:mate|matar|lastime|hagame|haga dano|dano|muera|hiera|me mate)?',
      '(?:tengo|llevo|traigo|voy con|llego con|con|trae|lleva|tiene)(?: .. )? (?:pistola|arma|cuchillo|rifle|escopeta|machete|bomba)(?: .. )? (?:voy|clinica|escuela|matar|va|oficina|trabajo|contra|ustedes|hospital)',
      '(?:disparar|tirotear|balear|balacera|poner una bomba|bomba|quemar)(?: .. )? (?:escuela|clinica|oficina|trabajo|iglesia|hospital|gente)',
      '(?:pienso|pensamientos|imagenes|imagino|miedo)(?: .. )? (?:de|en|que)(?: .. )? (?:ahogar|lastimar|matar|sacudir|asfixiar|danar|hacerle dano|tirar)(?:lo|la)?(?: (?:a|al|a mi|mi|el|la))?(?: .. )? ?(?:bebe|hijo|hija|nino|nina|esposo|esposa|mama|papa|gente)?',
      '(?:alguien|ustedes|todos|van a)(?: .. )? (?:va a|van a|se van a)? ?(?:morir|salir lastimad\\w+|pagar con sangre|arrepentir)',
      'pensamientos homicidas|homicida',
    ],
  },
  {
    kind: 'overdose',
    guard: 'mind',
    patterns: [
      'todo el (?:pastillero|frasco|bote)(?: .. )?',
      'sobredosis|sobre dosis|se sobredosi\\w+|overdose',
      '(?:tome|tomo|tomado|trague|trago|tragado|tomar\\w*|ingirio|ingeri|comio|tomaron|metio|meti|tragar\\w*)(?: \\w+){0,3} (?:todas|todos|todo|frasco|bote|botella|puno|punado|monton|demasiad[oa]s|much[oa]s|muchisimas|caja|tira|veinte|treinta|quince|diez|doce|cuarenta|cincuenta|cien|1\\d|[2-9]\\d|exceso|de mas|entero|entera|bola)(?: .. )? (?:{medicina}|tylenol|xanax|clonazepam|frasco|para dormir|de (?:mi|su) (?:mama|papa|abuel[oa]|espos[oa])|ibuprofeno|aspirinas?|paracetamol|percocet|fentanilo)',
      '(?:tome|tomo|tomado|trague|trago|tragado)(?: \\w+){0,2} (?:el|un|todo el|la|medio|una) (?:frasco|bote|botella|caja)(?: .. )?',
      '(?:puse|inyecte|puso|inyecto|inyectado)(?: \\w+){0,3} (?:mucha|demasiada|de mas|el doble|toda)(?: .. )? ?(?:insulina|de mas)?',
      '{medicina}(?: .. )? (?:con|y) (?:alcohol|cerveza|vodka|tequila|licor|vino)(?! se puede)',
      '(?:fentanilo|heroina|cristal|cocaina|droga|drogas)(?: .. )? (?:no (?:despierta|reacciona|responde|respira)|inconsciente|morad\\w+|demasiad\\w+|se pasaron)|narcan|naloxona',
    ],
  },
  {
    kind: 'abuse',
    guard: 'mind',
    patterns: [
      '(?:me|nos) (?:avienta|aventó|avento|empuja|jala|jalonea|grita y|tira) (?:cosas|contra|del pelo|al piso|golpes)|(?:entra|mete|viene|se mete)(?: .. )? (?:a|en) mi (?:cuarto|cama|recamara)(?: .. )?',
      '{persona}(?: \\w+){0,3} (?:me|nos|la|lo|les|le)(?: \\w+){0,2} (?:pega|pego|golpea|golpeo|ahorco|ahorca|estrangulo|pateo|patea|empuja|empujo|viola|violo|toca|toco|abusa|abuso|amenaza|amenazo|maltrata|maltrato|encierra|encerro|jalo|jala|lastima|lastimo|obliga|obligo|abofeteo|cachetea|quema|forzo|fuerza|escupe|golpeaba|pegaba|humilla|insulta y)(?! (?:bien|la gripe|el sol))',
      '(?:me|nos) (?:pega|pego|pegan|golpea|golpeo|golpean|ahorco|violo|violaron|viola|abuso|abusaron|maltrata|maltratan|amenazo con|amenaza con|toca(?:n)? (?:ahi|donde|en la noche|cuando|mis)|obliga a|encierra|quiere matar|va a matar|estan pegando|esta pegando|patea|pateo|estrangulo|asalto sexual\\w*|persigue|acosa|secuestr\\w+)(?! (?:el sol|la calentura|la gripa|duro el frio|si (?:falto|olvido|llego tarde)))',
      '{persona}(?: \\w+){0,2} (?:golpea|golpeo|pega|pego|maltrata|lastima|abusa|abuso|amenaza|viola|violo|amarra|encierra|descuida|empuja|le roba|grita y)(?: .. )? ?(?:a|de) (?:mi|mis|su|sus|la|el|los|nuestr[oa]s?|una)(?: .. )?',
      '(?:violencia (?:domestica|familiar|intrafamiliar|de genero)|abus(?:o|ada|ado|aron|a|an|aba) (?:sexual\\w*|de (?:mi|mis|ella|el|la|su|una)|fisic\\w+)|violaron|violada|violacion|violado|abusaron|maltrat(?:o|ada|ado|an|aba|ador)|golpiza|agresion sexual|trata de personas|acoso sexual|me acosan|acosador|agresor)',
      '(?:no|ya no|nunca|in)(?: \\w+){0,3} ?(?:segur[oa]|a salvo|seguridad)(?: .. )? (?:en (?:mi|su|la|esta) casa|con (?:el|mi|ella|mis)|aqui|hogar)|insegur[oa] en (?:mi|la) casa',
      '(?:miedo|temo|tengo terror|aterra)(?: .. )? (?:volver a casa|regresar a (?:mi |la )?casa|ir a (?:mi )?casa|mi (?:esposo|marido|pareja|novio|padrastro|papa|ex|hijo|hermano)|el me|me mate|me pegue|me golpee|lo que me haga|me encuentre|me haga dano)',
      '(?:no me deja|no nos deja|no me dejan|me prohibe|no la deja|no lo deja)(?: .. )? (?:salir|ver|usar|hablar|trabajar|comer|ir|tener|llamar|irme|el telefono)',
      '(?:quito|quita|quitaron|escondio|esconde|rompio)(?: .. )? (?:mi (?:telefono|celular|dinero|pasaporte)|el (?:telefono|celular|dinero|pasaporte|insulina)|mis (?:medicinas|documentos|papeles|pastillas))',
      '(?:amenaz\\w+|dice que|dijo que|jura que)(?: .. )? (?:matar(?:me|nos|la|lo)?|me (?:mata|va a matar)|nos (?:mata|va a matar)|con (?:un |una )?(?:cuchillo|pistola|arma|machete))(?! si (?:falto|olvido|llego tarde))',
      '(?:escondid[oa]|encerrad[oa]|escond\\w+|huyendo|escape|huir)(?: .. )? (?:bano|closet|cuarto|el|mi (?:esposo|marido|pareja|ex)|carro|agresor|casa)(?: .. )? ?(?:borrach[oa]|miedo|golpe\\w+|enojad[oa]|afuera|tomad[oa]|violent[oa])?',
      '(?:moretones|golpes|marcas|quemaduras|ojo morado)(?: .. )? (?:cuidador\\w*|asilo|esposo|marido|novio|papa|padrastro|me (?:pego|empujo)|alguien|pareja)|(?:empuja|grita)(?: .. )? moretones|(?:borracho|borracha|toma)(?: .. )? (?:violent[oa]|pega|golpea|grita)',
      '(?:tener|tuve|tenga) (?:relaciones|sexo)(?: .. )? (?:fuerza|obliga\\w*|sin querer|no quer\\w+|quiero)|(?:me )?(?:obliga|obligo|forzo)(?: .. )? (?:sexo|relaciones|cosas|acostar\\w*)|(?:toca|toco|tocaba)(?: .. )? (?:partes|intim\\w+|noche|ahi|privad\\w+)',
    ],
  },
  {
    kind: 'poisoning',
    guard: 'mind',
    patterns: [
      '(?:tomo|tome|bebio|bebi|trago|trague|comio|comi|ingirio|se metio|lamio|se tomo|mordio)(?: \\w+){0,3} (?:cloro|veneno|detergente|pila|bateria|iman|imanes|limpiador|gasolina|amoniaco|raticida|insecticida|moneda|acetona|desinfectante|jabon|anticongelante|pinol|sosa|quitaesmalte|hongos|fabuloso|gomitas|marihuana|capsula de (?:jabon|detergente)|pastillas de (?:su|mi|la)|pastillas que|unas pastillas|medicina de (?:su|la|mi)|mis pastillas|pastillas)',
      '{persona}(?: \\w+){0,2} (?:se )?(?:tomo|comio|trago|agarro y se tomo|metio a la boca)(?: \\w+){0,2} (?:{medicina}|pila|moneda|iman|cloro)',
      '(?:intoxica\\w+|envenen\\w+|monoxido|fuga de gas|huele a gas)|(?:mordio|mordida|pico|picadura|picado)(?: \\w+){0,3} (?:vibora|serpiente|alacran|escorpion|culebra|viuda negra|murcielago)',
    ],
  },
];

/** Emergencies of the body, in Spanish. */
export const ES_BODY: readonly PatternGroup[] = [
  {
    kind: 'chest-pain',
    guard: 'body',
    patterns: [
      '(?:dolor|duele|presion)(?: \\w+){0,6} pecho',
      '(?:duele|duelen|dolor(?:es)?|presion|opresion|apretad[oa]|aprieta|aprietan|apretando|oprime|punzadas?|ardor|pesadez|peso|molestia|piquetes?|pinchazos?|arde|quema|agarra|agarro|agarrando|tocando|sujeta|calambre)(?: .. )? pecho',
      'pecho(?: .. )? (?:duele|dolor|presion|aprieta|apretad[oa]|oprimid[oa]|pesad[oa]|arde|aplasta\\w*|explota\\w*|cerrad[oa]|tenso|punza)',
      'infarto|ataque (?:al|del|de) corazon|ataque cardiaco|paro cardiaco|angina de pecho',
      '(?:duele|dolor|duerme|dormid[oa]|adormec\\w+|hormigueo)(?: .. )? brazo izquierdo(?: .. )?|mandibula(?: .. )? brazo|duele(?: \\w+)? (?:el )?corazon',
    ],
  },
  {
    kind: 'stroke',
    guard: 'body',
    patterns: [
      '(?:fue|va|hizo|quedo)(?: \\w+){0,2} (?:boca|cara|ojo)(?: .. )? (?:lado|chuec[oa]|abajo)',
      'derrame(?: cerebral)?|embolia|ictus|apoplejia|trombosis|accidente cerebrovascular|ataque cerebral|paralisis facial',
      '(?:cara|boca|ojo|labio|sonrisa|mejilla)(?: .. )? (?:caid[oa]|chuec[oa]|torcid[oa]|desviad[oa]|colgad[oa]|colgando|cayo|torcio|paraliz\\w+|de lado|de un lado|dormid[oa])',
      '(?:cayo|torcio|enchueco|paralizo|durmio|colgo|caida|se le va|desvio)(?: .. )? (?:lado|cara|boca|mitad|ojo)',
      '(?:medio|un lado|mitad|lado derecho|lado izquierdo)(?: .. )? (?:cuerpo|cara|dormid[oa]|debil|paraliz\\w+|no (?:lo )?(?:siento|siente|mueve|muevo))|(?:durmi\\w*|dormid[oa]|adormec\\w+|debil|entumid[oa]|paraliz\\w+|debilidad)(?: .. )? (?:mitad|medio cuerpo|un lado|lado (?:derecho|izquierdo)|brazo y)',
      '(?:no (?:puedo|puede|podia|pudo)|dejo de poder|le cuesta|me cuesta)(?: \\w+)? (?:hablar|mover|levantar|hablar bien|caminar derecho|articular|sonreir)(?: .. )?(?! (?:ahorita|por telefono|ahora|con (?:ustedes|nadie|el doctor)|mi cita|la cita|espanol|ingles))',
      '(?:habla|hablo|hablando|arrastra|arrastro|dice|decir|palabras|lengua)(?: .. )? (?:rar[oa]|enredad[oa]|trabad[oa]|arrastrando|incoherenc\\w+|sin sentido|no (?:le|se le|se) entiende|cosas sin|traba|salen mal|palabras|arrastr\\w+)',
      '(?:peor|horrible|insoportable|mas fuerte|terrible) dolor de cabeza(?: .. vida)?|(?:de repente|de pronto|subit\\w+|repentin\\w+)(?: .. )? (?:no (?:ve|veo|puede|puedo|habla|siente|siento|camina|reconoce)|confund\\w+|vision|dolor de cabeza|debil\\w*|dormid[oa]|perdi\\w* la vista|desorient\\w+|dejo de (?:ver|hablar|mover))',
      '(?:perdi|perdio|perdiendo) (?:la )?(?:vista|vision|el habla|fuerza de un|el equilibrio de)|no veo (?:de|con) un ojo',
    ],
  },
  {
    kind: 'breathing',
    guard: 'body',
    patterns: [
      '(?:hunde|sume)(?: \\w+)? pecho|(?:silbido|silba)(?: .. )? (?:respir\\w+|pecho)|respira(?: .. )? silbido',
      '(?:no|apenas|casi no|cuesta|dificil|dificultad|trabajo|dificulta|problemas?|dejo de|dejado de|mal|rapido|batalla|batallo|duele|duele al|ahoga al|sin poder|deja de|paro de|esfuerzo)(?: .. )? (?:respira\\w*|respire|respiro|respiracion|agarrar aire|jalar aire|aire)(?! (?:acondicionado|libre|fresco))',
      'respira\\w*(?: .. )? (?:mal|rapido|dificultad|trabajo|agitad[oa]|raro|apenas|no|costillas|entrecortad[oa]|fuerte|cuesta|poco|ruido|muy)(?! (?:ejercicios))',
      '(?:falta|faltando|sin|quedo sin|poco) (?:de |el |mucho el |\\w+ el )?(?:aire|aliento|oxigeno|respiracion)(?! (?:acondicionado))',
      '(?:me|se|nos)(?: \\w+){0,2} (?:ahogo|ahoga|ahogando|asfixio|asfixia|asfixiando|atraganto|atraganta|atragante|atragantando|sofoco|sofoca)(?: .. )?',
      '(?:labios?|cara|unas|boca|dedos|bebe|nino)(?: .. )? (?:morad[oa]s?|azul(?:es)?|azulad[oa]s?)|(?:poniendo|puso|pone|ponen|esta) (?:morad[oa]|azul)',
      '(?:ataque|crisis) (?:de )?asma\\w*|asma(?: .. )? (?:fuerte|muy mal|ataque|no (?:puedo|puede)|crisis)|inhalador(?: .. )? no (?:\\w+ )?(?:hace|sirve|ayuda|funciona|quita)|(?:oxigeno|saturacion|oximetro|satura)(?: .. )? (?:[678]\\d|baj[oa]|bajando)|(?:hunden|hunde|sumen)(?: .. )? costillas',
    ],
  },
  {
    kind: 'anaphylaxis',
    guard: 'body',
    patterns: [
      'hinch\\w+(?: .. )? (?:cara|lengua|garganta|labios)',
      'anafila\\w+|choque alergico|shock alergico',
      '(?:garganta|lengua)(?: .. )? (?:cierra|cerrando|cerrada|cerro|hinch\\w+|inflam\\w+|apret\\w+)|(?:cierra|cerrando|cerro|hinch\\w+|inflam\\w+)(?: .. )? (?:garganta|lengua)',
      '(?:labios?|cara|boca|ojos)(?: .. )? (?:hinch\\w+|inflam\\w+)(?: .. )? (?:picadura|comer|comi\\w*|abeja|avispa|cacahuate|mani|mariscos|camaron\\w*|nuez|nueces|medicina|pastilla|antibiotico|vacuna|alerg\\w+|ronchas|pico|leche|huevo|respir\\w+)|hinch\\w+(?: .. )? (?:labios?|la cara|boca)',
      '(?:reaccion alergica|alergia)(?: \\w+){0,2} (?:fuerte|grave|severa|muy mala|horrible|terrible|seria)|(?:ronchas|urticaria)(?: .. )? (?:respir\\w+|garganta|lengua|labios)',
      '(?:puse|pusimos|use|aplique|puso|uso|ponerle|inyecte|necesita|necesito|dimos)(?: \\w+){0,2} (?:epipen|epinefrina|epi pen|adrenalina)(?: .. )?|(?:comio|comi|pico|picaron|pico una)(?: .. )? (?:cacahuate|mani|nuez|mariscos|camaron\\w*|abeja|avispa)(?: .. )? (?:hinch\\w+|ronchas|respir\\w+|vomit\\w+|garganta|alerg\\w+)',
    ],
  },
  {
    kind: 'bleeding',
    guard: 'body',
    patterns: [
      '(?:embarazo|embarazada|semanas)(?: .. )?(?: .. )? sangre|(?:baja|bajando|sale|saliendo) (?:mucha )?sangre',
      '(?:no (?:para|deja|paran|detiene|se (?:detiene|para|quita)|puedo (?:parar|detener)|le para|me para))(?: .. )? ?(?:de )?(?:sangr\\w+|salir sangre|hemorragia)|(?:sangr\\w+|hemorragia)(?: .. )? no (?:\\w+ )?(?:para|detiene|deja|cede|puedo)',
      '(?:sangr(?:ando|o|a|ado|e)|hemorragia)(?: .. )? (?:much[oa]|demasiad[oa]|chorros?|abundante|fuerte|embarazada|semanas|coagulos|bastante|profusamente|litros|por (?:el recto|la boca|los oidos))|(?:mucha|demasiada|bastante|perdiendo|perdio|perdido|borbotones de|litros de|tanta) sangre|hemorragia',
      '(?:embarazada|embarazo|semanas|di a luz|parto|cesarea|aliviada|posparto|aliviarme)(?: .. )?(?: y| ,| estoy| tengo)*(?: .. )? (?:sangr\\w+|coagulos|manch\\w+ de sangre|hemorragia|manchando)|(?:sangr\\w+|coagulos|manchado)(?: .. )? (?:embaraz\\w+|parto|semanas|dar a luz|cesarea)|coagulos(?: .. )? (?:grandes|enormes|tamano)|(?:grandes|enormes|salen) coagulos',
      '(?:vomit\\w+|tos\\w+|escup\\w+|devolv\\w+|arroj\\w+|tosi\\w+) (?:\\w+ )?(?:con )?sangre|empap\\w+(?: .. )? (?:toallas?|panal\\w*|sabanas?|compresas?|vendas?)|sangre(?: .. )? (?:chorros?|borbotones|todos lados|por todas partes|no se detiene|brota)',
    ],
  },
  {
    kind: 'pregnancy',
    guard: 'body',
    patterns: [
      '(?:no|ya no|dejo de|casi no|apenas)(?: \\w+){0,3} (?:mueve|siento|moverse|mover|patea|patear|sentido|movimientos)(?: .. )? ?(?:bebe|bebita|nino|nina|panza|vientre)?(?<=(?:bebe|bebita|panza|vientre|moverse|patea|patear|movimientos|dejo de mover))|bebe(?: \\w+){0,3} no (?:se )?(?:mueve|ha movido|esta moviendo|patea)|(?:menos|pocos) movimientos',
      '(?:rompio|rompi|revento|tire) (?:la|mi) (?:fuente|bolsa)|fuente rota|(?:contracciones|dolores de parto|trabajo de parto)(?: .. )?',
      '(?:embarazada|semanas|embarazo|preeclampsia|posparto)(?: .. )?(?: y| ,| tengo| veo| con)*(?: .. )? (?:lucecitas|luces|vision|dolor (?:muy )?(?:fuerte|intenso) de cabeza|mucho dolor|borroso|me cai|dolor fuerte|presion alta|hinchad[oa])',
      '(?:viene|saliendo|coronando|nacer ya|esta naciendo) (?:el|la|mi|ya) ?(?:bebe|el bebe)?(?<=bebe)|cordon umbilical|embarazo ectopico',
    ],
  },
  {
    kind: 'seizure',
    guard: 'body',
    patterns: [
      '(?:tieso|tiesa|rigid[oa])(?: .. )? (?:tembl\\w+|reaccion\\w+|ojos|respond\\w+)|tembl\\w+(?: .. )? no (?:reacciona|responde)',
      'convulsiona\\w*|(?:dio|dieron|tuvo|tuve|tiene|tengo|teniendo|tenido|sufrio|otra|esta con|esta en|le da|le dan|empezo con)(?: \\w+){0,2} (?:convulsion(?:es)?|ataques? (?:epileptic\\w+|de epilepsia)|crisis epileptica)',
      '(?:temblando|sacudiendo|tiembla|sacude)(?: .. )? (?:ojos|espuma|no responde|todo el cuerpo|todo y)|ojos (?:en blanco|volteados|idos)|espuma (?:en|por) la boca',
    ],
  },
  {
    kind: 'unconscious',
    guard: 'body',
    patterns: [
      '(?:en el|en la) (?:piso|suelo|bano)(?: .. )? no (?:contesta|responde|despierta|reacciona|se mueve)',
      '(?:inconsciente|sin conocimiento|perdio el conocimiento|perdi el conocimiento|perdio la conciencia|no recobra|desvanecid[oa]|en coma)',
      'no (?:\\w+ )?(?:despierta|reacciona|responde|puedo despertar\\w*|se despierta|podemos despertar\\w*|vuelve en si|abre los ojos|logro despertar\\w*)(?! (?:mensajes|llamadas|el (?:telefono|portal|doctor)|la (?:clinica|oficina)|nadie|a mis))',
      '(?:se (?:acaba de )?(?:desmayo|desmayar|desplomo|colapso)(?: .. )?|{persona}(?: \\w+){0,2} (?:desmayo|desmayad[oa]|desplomo|tirad[oa]))|(?:tirad[oa]|desplomad[oa]) en el (?:piso|suelo|bano|cocina)|(?:a punto de|me voy a) desmayar(?:me)?|sin pulso|flacido',
    ],
  },
  {
    kind: 'emergency',
    guard: 'body',
    patterns: [
      '(?:ambulancia|911|paramedicos|nueve once)',
      '(?:es|tengo|hay|tenemos|una|esto es|se trata de|trata) (?:una |de una |de )?(?:emergencia|urgencia)(?: medica| real| de vida)?(?! (?:dental de|por favor la cita))|vida o muerte',
      '(?:siento que|creo que|parece que|que)(?: \\w+)? (?:me|se) (?:estoy muriendo|muero|voy a morir|muere|esta muriendo|va a morir)(?! (?:de (?:hambre|risa|sueno|frio|calor)|por ))|(?:me|se) (?:estoy|esta) muriendo(?! (?:de (?:hambre|risa|sueno|frio|calor|ganas)|por ))',
      '(?:azucar|glucosa)(?: .. )? (?:[1-5]\\d|[4-9]\\d\\d|en (?:[1-5]\\d|[4-9]\\d\\d)|no lee|hi)(?! (?:anos|pesos|dias))|presion(?: .. )? (?:1[89]\\d|2[0-4]\\d)',
      '(?:atropello|atropellaron|atropellad[oa]|balearon|dispararon|balazo|apunalaron|apunalad[oa]|electrocut\\w+|choque (?:fuerte|de carro|grave)|chocamos|accidente (?:de (?:carro|auto|moto)|grave|fuerte)|quemadura (?:grave|fuerte|de tercer)|se quemo|me queme (?:con|la cara|las manos|todo)|hueso (?:de )?fuera|hueso salid[oa]|se ahogo en|alberca(?: .. )? (?:ahog\\w+|sac\\w+)|corto (?:el|un) dedo|amputo)',
      '(?:recien nacid[oa]|bebe|(?:\\d+|una|dos|tres|cuatro) (?:semanas|dias) de nacid[oa])(?: .. )? (?:fiebre|calentura|temperatura|no (?:quiere )?com\\w+|flacid[oa]|no despierta|aguad[oa])',
      '(?:oye|oigo|escucho|escucha|oyendo) voces|(?:veo|ve|viendo) cosas que no|alucina\\w+|psicosis|brote psicotico|delirando|delirio|cree que lo persiguen|rigidez (?:en el|de) cuello|cuello (?:rigido|tieso)(?: .. )?|meningitis|auxilio|(?:ayuda|ayudenme|socorro)(?: .. )? (?:muer\\w+|emergencia|rapido)',
    ],
  },
];

/** What a clinician must see within minutes, in Spanish. */
export const ES_URGENT: readonly PatternGroup[] = [
  {
    kind: 'wrong-dose',
    guard: 'body',
    patterns: [
      '(?:tome|tomo|tomado|di|dio|dimos|puse|puso|inyecte|inyecto|aplique|use|tomaron|tomando|dieron)(?: .. )? (?:dos veces|doble|equivocad[oa]s?|por error|por equivocacion|sin querer|de mas|otra vez|en vez de|en lugar de|mas de la|mas de lo|caducad[oa]s?|vencid[oa]s?|que no era|de mi (?:espos[oa]|mama|papa|marido|hij[oa]|herman[oa])|accident\\w+|dosis doble|mas (?:jarabe|medicina|gotas|insulina))(?: .. )?',
      '(?:doble dosis|dosis (?:doble|equivocada|incorrecta|de mas|mas alta)|medicina equivocada|pastillas? equivocadas?|medicamento equivocado|medicina incorrecta|otra medicina por)|me equivoque(?: .. )? (?:{medicina}|dosis)|(?:me|le|nos) (?:dieron|dio|surtieron|mandaron|vendieron)(?: .. )? (?:equivocad[oa]s?|incorrect[oa]s?|otra medicina|que no (?:es|era))',
      '(?:confundi|confundio|revolvi|revolvio|mezcle|mezclo|cambie)(?: .. )? {medicina}(?: .. )?|no (?:me acuerdo|recuerdo|se|sabe|se acuerda|recuerda) si (?:ya )?(?:me |se )?(?:la |le |lo |las )?(?:tome|tomo|puse|di|inyecte|puso|dio)(?: .. )?',
      '(?:olvid\\w+|salte|salto|deje de tomar|dejo de tomar|no (?:me )?(?:tome|he tomado|tomo|puse|ha tomado))(?: .. )? {critica}(?: .. )?',
    ],
  },
  {
    kind: 'adverse-event',
    guard: 'body',
    patterns: [
      '{medicina}(?: .. )? (?:da|dio|dan|dieron|causa|causo|provoca|provoco|produce|produjo|hace|hizo|hacen|pone|deja|dejo|cayo|cae|sienta|sento|cayeron)(?: .. )? (?:mareos?|nauseas?|vomito|vomitar|ronchas|comezon|diarrea|dolor|mal|muy mal|sueno|alergia|temblor\\w*|tos|toser|sarpullido|hinch\\w+|reaccion|fiebre|raro|rara|ansiedad|sudar|calambres|palpitaciones|sentir|dormir|marear\\w*|estomago)',
      '(?:ronchas|sarpullido|erupcion|comezon|picazon|mareos?|nauseas?|vomit\\w+|diarrea|hinch\\w+|temblor\\w*|mal|fiebre|tos|calambres|rar[oa]|palpitaciones|dolor|sangr\\w+|sueno|mareo|alergia|reaccion|urticaria|insomnio|llagas|moretones|morete\\w*)(?: .. )? (?:con|por|desde|despues de|a causa de|cuando tomo|al tomar|de|cada vez que tomo|a)(?: .. )? {medicina}',
      '(?:desde|despues)(?: .. )? (?:empece|empezo|tomo|tome|toma|cambiaron|cambie|comence|comenzo|pusieron|puse|inyectaron|vacunaron|dieron|recetaron|subieron|vacuna|inyeccion|inicio)(?: .. )?(?: .. )? (?:mal|nauseas?|mareos?|mareo|mareada|mareado|ronchas|vomit\\w+|dolor|duele|comezon|rar[oa]|diarrea|fiebre|hinch\\w+|sangr\\w+|no (?:puedo|puede|duermo)|temblor\\w*|ansios[oa]|deprimid[oa]|triste|tos|calambres|palpitaciones|peor)',
      '(?:comezon|ronchas|nauseas|mareos?|vomito|fiebre|picazon)(?: .. )?(?: en (?:todo )?(?:el )?cuerpo)? (?:despues de|con|por|desde) (?:la |el |mi )?(?:inyeccion|vacuna|medicina|pastilla|antibiotico)',
      '(?:siento|siente|sinti\\w+|puse|puso|senti)(?: .. )? (?:mal|rar[oa]|maread[oa]|peor|enferm[oa])(?: .. )? (?:desde|despues|con|cuando tom\\w+|por)(?: .. )? (?:{medicina}|cambiaron|empece|tomo|tome)',
      '(?:tengo|tiene|con|sufro|muchos|fuertes|malos|dando|estos|teniendo) (?:\\w+ ){0,2}efectos secundarios|efectos secundarios(?: .. )? (?:feos|fuertes|malos|horribles|terribles|muy|insoportables)|(?:alergic[oa]|alergia)(?: .. )? {medicina}(?<!alergia a la penicilina)|reaccion(?: .. )? {medicina}|reaccion alergica|mala reaccion|me cayo mal|sindrome de abstinencia|abstinencia',
      '{medicina}(?: .. )? (?:hinchad[oa]|ronchas|me salieron|me salio|fiebre|inflamad[oa]|me broto|comezon|mareo|mareada|mareado|nauseas|vomito|vomitando|diarrea|temblores|palpitaciones)',
    ],
  },
  {
    kind: 'out-of-critical-medicine',
    guard: 'body',
    patterns: [
      '(?:acab\\w+|termin\\w+|quede sin|quedo sin|quedamos sin|quedando sin|sin|no tengo|no tiene|no hay|ya no tengo|ya no hay|ya no tiene|perdi|perdio|robaron|falta|se me olvido|deje|agot\\w+|no me queda|no le queda|no puedo pagar|no consigo|se rompio|rompio|se echo a perder|no (?:me )?(?:han|ha) surtido|no me alcanza para)(?: .. )? {critica}',
      '{critica}(?: .. )? (?:acab\\w+|termin\\w+|no (?:hay|tengo|llego|me (?:la|lo) (?:surten|dan)|quedan?)|perdi\\w*|robaron|se (?:rompio|echo a perder)|agot\\w+|ultim[oa])',
      '(?:queda|quedan|tengo|tiene|traigo)(?: .. )? (?:una|un|dos|ultim[oa]|sol[oa])(?: .. )? (?:dosis|pastillas?|pluma|dia|disparo|ampolleta|ampula|frasco)?(?: .. )?(?:de )?{critica}',
      '(?:perdi|perdio|robaron|deje|olvide)(?: .. )? (?:pastillas?|medicinas?|medicamentos?) (?:del?|para) (?:el |la |los |las )?(?:corazon|presion|convulsiones|epilepsia|azucar|diabetes|coagulos)',
      '(?:llevo|lleva|hace|tengo|desde hace|van)(?: .. )? (?:dias?|semanas?|mes|meses)(?: .. )? (?:sin|que no (?:tom\\w+|me pongo|tengo|me inyecto))(?: .. )? (?:{medicina}|{critica}|tomar\\w*)',
      '(?:bomba de insulina|bomba|tanque de oxigeno|concentrador|cpap|nebulizador|marcapasos)(?: .. )? (?:descompuso|fallo|falla|no (?:sirve|funciona|jala)|vacio|rompio|se apago|pita)|(?:descompuso|rompio|fallo|apago)(?: .. )? (?:bomba|oxigeno|nebulizador|concentrador|cpap)',
    ],
  },
  {
    kind: 'discharge-trouble',
    guard: 'body',
    patterns: [
      '(?:sali|salio|dieron de alta|dio de alta|mandaron a (?:mi |la |su )?casa|alta|regreso|regrese|acabo de salir|acaba de salir|llegue)(?: .. )? ?(?:del hospital|de la cirugia|de urgencias|hospital|de cirugia|ayer|hoy|a (?:mi |la )?casa|de alta|de la operacion)?(?: .. )?(?: y| pero| ,)*(?: .. )? (?:no (?:se|puede|puedo|me|le|nos|entiendo|hay|tiene|tengo|explic\\w+)|nadie|fiebre|dolor|herida|sangr\\w+|supura|peor|sin (?:el|la|mi|sus|su|oxigeno|medicina\\w*|receta|instrucciones)|que pastillas|infect\\w+|hinch\\w+|mareo|vomit\\w+|mal|confund\\w+|debil)',
      '(?:puntos|herida|cicatriz|incision|sutura|grapas|sonda|dren|drenaje|yeso|cesarea|operacion|cortada de la cirugia|vendaje|cateter|bolsa de colostomia)(?: .. )? (?:abri\\w+|abr\\w+|roj[oa]|calien\\w+|supur\\w+|pus|huele|sangr\\w+|hinchad[oa]|infect\\w+|tapad[oa]|se salio|sali\\w*|sec\\w+ amarill\\w+|drena\\w*|apretad[oa]|duele mucho|inflamad[oa]|se solto|liquido|mal)',
      '(?:abrieron|abrio|solto|soltaron|tapo|salio|zafo|safo)(?: .. )? (?:puntos|herida|cicatriz|sonda|dren|grapas|sutura|cateter)',
      '(?:despues de|desde|me hicieron|me operaron|operaron|operacion|cirugia|le operaron|me operé|cesarea)(?: .. )?(?: y| ,| tengo| ahora)*(?: .. )? (?:fiebre|calentura|sangr\\w+|pus|hinchad[oa]|roja|supur\\w+|vomit\\w+|mucho dolor|infect\\w+|calien\\w+|no puedo|escalofrios|dolor (?:muy )?fuerte|peor)',
      '(?:enfermera|terapeuta)(?: \\w+){0,8} (?:nunca|no) (?:llego|vino|ha (?:llegado|venido)|aparecio)',
      '(?:enfermera|terapeuta|oxigeno|equipo|cama|ambulancia de traslado|andador)(?: .. )? (?:nunca|no) (?:\\w+ )?(?:lleg\\w+|vin\\w+|aparec\\w+|venid\\w+|mandaron)|(?:instrucciones|papeles|hoja|indicaciones)(?: .. )? (?:del alta|de alta|del hospital)(?: .. )? (?:no|confus\\w+|diferent\\w+|contradi\\w+)',
    ],
  },
  {
    kind: 'worsening',
    guard: 'body',
    patterns: [
      '(?:empeor\\w+|de mal en peor|agrav\\w+|deterior\\w+|recay\\w+|recaida)',
      '(?:siento|siente|estoy|esta|sigo|sigue|cada vez|va|voy|mucho|ando|anda|puso|pongo|pone|{sintoma}|{cuerpo})(?: .. )? peor(?! (?:servicio|atencion|clinica|horario))',
      '(?:no|ni|nada)(?: \\w+){0,3} (?:mejor\\w*|quita|baja|cede|hace efecto|hace nada|alivia|sirve|ayuda|cura|sana|cierra|quitan|funciona)(?: .. )? (?:{medicina}|{sintoma}|nada|fiebre|infeccion|herida|dolor|semana|dias)|(?:no (?:mejor\\w+|se me quita|se le quita|le baja|me baja|sana|cede)|sin mejor\\w+)',
      '(?:{sintoma}|{cuerpo}|mancha|lunar|enrojecimiento|roncha|hinchazon)(?: .. )? (?:extend\\w+|extiend\\w+|crec\\w+|aument\\w+|regres\\w+|volvi\\w+|mas fuerte|mas grande|subiendo|sube|esparc\\w+|corriendo|peor|descontrol\\w+|muy (?:alta|alto|baja|bajo))',
      '(?:subi|subio|baje|bajo|aumente|perdi|gane)(?: .. )? (?:kilos|libras)(?: .. )? (?:dias|semana|semanas|dos|tres|sin)',
    ],
  },
  {
    kind: 'new-symptom',
    guard: 'body',
    patterns: [
      '(?:tengo|tiene|con|mucha|fiebre|calentura|temperatura|trae|de)(?: \\w+){0,2} (?:fiebre|calentura|temperatura|3[89]|4[0-2]|10[1-5])(?: .. )? ?(?:alta|de|3[89]|4[0-2]|10[0-5]|dias|desde|no|grados)?|(?:fiebre|calentura|temperatura)(?: .. )? (?:3[89]|4[0-2]|10[0-5]|alta|dias|no (?:baja|cede|se))',
      'sangre(?: .. )? (?:orina|pis|heces|popo|excremento|caca|recto|bano|moco|flema|semen|pipi|al limpi\\w+)|(?:orino|orina|popo|heces|evacu\\w+|excremento|pipi|caca)(?: .. )? (?:sangre|negr[oa]s?|roj[oa]|oscur[oa])|sangr\\w+',
      '(?:duele|duelen|dolor|doliendo|dolio|dolores)(?: .. )? (?:much[oa]|muchisimo|fuerte|intens[oa]|insoportable|horrible|terrible|demasiado|no (?:aguanto|se|puedo|me deja)|dias|semanas|desde|bastante|bajo vientre|cuando (?:orino|camino|respiro|trago)|al (?:orinar|caminar|tragar)|todo el cuerpo|agud[oa]|muy|lado derecho|noche)',
      '(?:much[oa]|fuerte|intenso|terrible|horrible|insoportable|un|con|tiene|tengo|dias con|me da|constante|muy fuerte|siento) (?:\\w+ )?(?:dolor|dolores|ardor|mareos?|vomitos?|vertigo|diarrea|migrana|calambres|comezon|tos|nausea|nauseas|escalofrios|palpitaciones|hinchazon|debilidad|desmayos?|hormigueo|adormecimiento|temblor(?:es)?|infeccion|sarpullido|ronchas|bola|bulto|flemas|sangrado|moretones|entumecimiento|inflamacion|absceso|pus|llagas?|bolita)(?! (?:de cabeza (?:estacionar|con el portal)))',
      '{cuerpo}(?: .. )? (?:hinchad[oa]s?|inflamad[oa]s?|roj[oa]s?|infectad[oa]s?|dormid[oa]s?|morad[oa]s?|entumid[oa]s?|adormecid[oa]s?|duele\\w*|amarill[oa]s?|rot[oa]|quebrad[oa]|lastimad[oa]|torcid[oa]|caliente|arde|pus|negr[oa]s?|tieso)|(?:hinch\\w+|inflam\\w+|duerm\\w+|durmi\\w+|adormec\\w+|entum\\w+|infect\\w+|quebr\\w+|romp\\w+|rompi\\w+|torci\\w+|fractur\\w+|disloc\\w+|lastim\\w+|arde\\w*|duele\\w*)(?: .. )? {cuerpo}',
      '(?:vomit\\w+|diarrea|devolv\\w+|arrojando|basca)(?: .. )? (?:desde|toda|todo|noche|dias|horas|veces|no (?:para|retiene|tolera)|manana|ayer|much[oa]|sin parar)|(?:no (?:retengo|retiene|tolera|tolero|puede retener)|no (?:quiere|ha querido) (?:comer|tomar|beber))(?: .. )?|{persona}(?: \\w+){0,2} (?:vomita|vomitando|con diarrea|tiene tos|tiene fiebre|no (?:come|quiere comer|orina|ha orinado)|decaid[oa]|muy (?:enferm[oa]|malit[oa]|debil|mal)|confundid[oa]|desorientad[oa]|maread[oa]|no esta bien)',
      '(?:desmaye|desmayo|desmayado|desmayando|maread[oa]|mareo|mareos|mareando|vertigo|perdi el equilibrio|me voy de lado|debil)(?: .. )? ?(?:ayer|hoy|todo|cuando|muy|mucho|desde|dias|levant\\w+|veces|siento|ando)?',
      '(?:vista|vision|veo|ve|ojo|ojos)(?: .. )? (?:borros[oa]|doble|nublad[oa]|manchas|moscas|lucecitas|destellos|luces|irritad[oa]s?|roj[oa]s?|molesta la luz|pus)',
      '(?:arde|ardor|duele|dolor|quema)(?: .. )? (?:orinar|orino|orina|pipi|pis)|no (?:puedo|puede|he podido) (?:orinar|caminar|tragar|apoyar|doblar|mover|dormir del dolor|pararme|comer|evacuar|ir al bano|levantarme)(?: .. )?',
      '(?:cai|cayo|caida|caimos|resbale|resbalo|tropece|golpee|pegue|pego|golpeo|golpe)(?: .. )? (?:cabeza|escaleras?|cadera|brazo|pierna|bano|espalda|cara|rodilla|muneca|tobillo|fuerte|costilla\\w*|piso|suelo)(?! a (?:mi|su)(?! cabeza))',
      '(?:mordio|mordida|mordedura|pico|picadura|picaron|aruno|rasguno)(?: \\w+){0,2} (?:perro|gato|garrapata|arana|insecto|abeja|bicho|rata|avispa|medusa)|pise un clavo|clavo oxidado|cortada profunda|me corte (?:la mano|el dedo|el pie|con)|se corto|(?:necesita|necesito) puntos',
      '(?:bola|bolita|bulto|masa|nodulo|lunar)(?: .. )? {cuerpo}|(?:encontre|sali\\w+|note|siento|toque)(?: .. )? (?:bola|bolita|bulto|masa|roncha\\w*|sarpullido|mancha|grano|absceso)(?: .. )?',
      '(?:corazon|pulso)(?: .. )? (?:acelerad[oa]|late|latiendo|brinca|rapid[oa]|palpit\\w+|irregular|salta)|palpitaciones|taquicardia|(?:azucar|glucosa|presion)(?: .. )? (?:alta|baja|alto|bajo|muy|en \\d{3}|[23]\\d\\d|1[5-7]\\d|descontrol\\w+|por los cielos|subio|bajo|no baja)(?! (?:chequeo))',
      '(?:tos|gripe|gripa|flemas?|garganta|resfriado|congestion)(?: .. )? (?:dias|semanas?|verdes?|amarill[oa]s|sangre|no se quita|mucha|fuerte|desde|fiebre|no (?:puedo|puede))|llevo(?: .. )? (?:dias|semanas)(?: .. )? (?:con|sintiendo|enferm[oa]|mal|sin (?:comer|dormir|orinar|ir al bano))|(?:me siento|se siente|siento) (?:\\w+ )?(?:muy|bien|super|bastante|demasiado) (?:mal|enferm[oa]|debil|maread[oa]|rar[oa]|cansad[oa])',
      '(?:ataque|ataques|crisis) (?:de )?(?:ansiedad|panico|nervios)(?: .. )?|(?:confundid[oa]|desorientad[oa])(?: .. )? (?:desde|hoy|ayer|de repente|mama|papa|abuel[oa])|(?:piel|ojos) (?:\\w+ )?amarill[oa]s?|covid(?: .. )? (?:positivo|sali\\w*)|(?:sali|salio) positiv[oa]|insoportable|deshidratad[oa]|moretones (?:sin|por todo)|algo (?:anda|esta) mal (?:con|en)',
    ],
  },
];

/** What a person should answer, in Spanish. */
export const ES_CONCERN: readonly PatternGroup[] = [
  {
    kind: 'distress',
    guard: 'feeling',
    patterns: [
      '(?:tanta|mucha|demasiada) (?:tristeza|angustia|soledad|desesperacion|ansiedad)',
      '(?:siento|estoy|ando|siente|esta|me tiene|sentirme|sintiendo|tan|muy|demasiado|quede|encuentro|toda|totalmente|bien|super|completamente|me he sentido|sentido)(?: \\w+){0,2} (?:trist\\w+|sol[oa](?! (?:cita|vez|dosis|tengo|quiero))|desesperad[oa]|agobiad[oa]|abrumad[oa]|deprimid[oa]|angustiad[oa]|hundid[oa]|agotad[oa]|destrozad[oa]|perdid[oa]|vaci[oa]|devastad[oa]|rebasad[oa]|ansios[oa]|estresad[oa]|sin (?:esperanza|fuerzas|ganas|salida|nadie)|al limite|inutil|fracasad[oa]|mal emocional\\w*|quebrad[oa] por dentro|rot[oa] por dentro|fatal|abatid[oa]|decaid[oa] de animo|desanimad[oa]|desconsolad[oa]|nervios[oa])',
      '(?:no|ya no)(?: \\w+)? (?:puedo (?:mas|con|parar de llorar|dormir de|seguir)|aguanto|doy mas|soporto|dejo de llorar|paro de llorar|se que hacer|encuentro salida|doy abasto|tengo (?:fuerzas|a nadie|con quien|ganas de nada|animo|esperanza\\w*)|quiero hacer nada|me levanto de la cama)(?: .. )?(?! (?:entrar|acceder|para (?:entrar|la cita)))',
      '(?:llorando|lloro|llorar|llora|lagrimas|llore)(?: .. )?|(?:ataque|crisis) (?:de )?(?:panico|nervios|ansiedad|llanto)|(?:necesito|quiero|quisiera|puedo)(?: \\w+)? (?:hablar|platicar|desahogar\\w*) ?(?:con alguien|me|con una persona que me escuche)(?! (?:de|en) (?:la oficina|facturacion|recepcion|citas))',
      '(?:perdi|perdimos|me quede sin|quede sin|nos quedamos sin|me corrieron|despidieron)(?: .. )? (?:trabajo|casa|empleo|hogar|todo|apartamento|departamento)|(?:desaloj\\w+|sin (?:hogar|techo|comida|casa)|durmiendo en (?:el|mi|la)|no tengo (?:que comer|donde (?:dormir|vivir)|para comer))',
      '(?:volvi|volvio|recai|recayo|recaida|vuelto)(?: .. )? (?:tomar|beber|drogas?|consumir|alcohol|vicio|bebida)|(?:tomo|bebo|bebiendo|tomando) (?:todas las noches|todos los dias|mucho para|para olvidar|demasiado)|(?:cuidar|cuido|cuidando)(?: .. )? (?:agotad[oa]|cansad[oa]|no (?:puedo|doy|aguanto)|sol[oa]|rebasad[oa]|me tiene)|depresion(?: .. )? (?:fuerte|posparto|ayuda|muy|horrible|mal|no)|vacio (?:enorme|por dentro|inmenso)|mala madre|odio (?:mi cuerpo|a mi mism[oa])|me odio|(?:nadie|ninguno)(?: \\w+)? (?:me )?(?:entiende|escucha|ayuda|quiere|apoya)|ayudenme|ayudeme por favor|por favor ayuda|no tengo a nadie|me (?:hacen|hace) bullying|se burlan de mi|todo (?:me sale mal|se (?:derrumba|viene abajo|me junta))|me provoco el vomito|pesadillas|estoy (?:muy )?mal de los nervios|tocando fondo|toque fondo|una mala racha|(?:estoy|paso|pasando) (?:por )?(?:un|una) (?:momento|etapa|situacion|tiempo|epoca) (?:muy )?(?:dificil|dura|duro|feo|fea)',
    ],
  },
  {
    kind: 'grief',
    guard: 'loss',
    patterns: [
      'se (?:me|nos) fue (?:mi|nuestr[oa]) \\w+',
      '(?:fallec\\w+|se (?:nos )?murio|(?:murio|murieron|ha muerto|se fue al cielo)(?! (?:el|mi) (?:celular|telefono|carro))|(?:esta|estan) muert[oa]s?|difunt[oa]|duelo|luto|funeral|velorio|entierro|enterr\\w+|sepeli\\w+|viud[oa]|aborto espontaneo|nacio muert[oa]|nacio sin vida|perdida de mi|en paz descanse|hospicio|enfermedad terminal|desahuci\\w+|se suicido|se quito la vida)',
      '(?:perdi|perdimos|perder|perdio)(?: \\w+)? (?:a mi|a nuestr[oa]|un bebe|mi bebe|el bebe|al bebe|el embarazo|mi embarazo|a mis|a su)(?: \\w+)?|muerte de (?:mi|nuestr\\w+|su)|extran\\w+ (?:tanto |mucho )?a mi|desde que (?:se fue|partio|falta)(?: .. )?',
    ],
  },
  {
    kind: 'fear',
    guard: 'feeling',
    patterns: [
      '(?:miedo|temor|terror|pavor|panico|aterr\\w+|asustad[oa]|me asusta|asusta|preocupad[oa]|preocupa|preocupadisim[oa]|nervios[oa]|angusti\\w+|espantad[oa]|me espanta|susto|temblando de)(?! (?:a las alturas exhibicion))',
      '(?:sera|es|puede ser|podria ser|sea|tengo|encontraron|dijeron que|y si es|si tengo|tener)(?: \\w+){0,2} (?:cancer|tumor|leucemia|vih|sida|algo (?:malo|grave)|maligno|linfoma)(?! (?:en (?:mi )?familia))|(?:acaban de|me) (?:\\w+ )?diagnostic\\w+(?: .. )?|(?:que va a pasar|que sera de)(?: .. )? (?:mi|conmigo|nosotros|mis)|(?:voy|va|vamos) a (?:estar bien|quedar (?:ciego|invalido|pobre)|perder (?:la casa|mi casa|todo))|(?:no (?:tengo|se|hay)|como)(?: .. )? (?:pagar|pago)(?: .. )?(?: y| ,)*(?: .. )? (?:angusti\\w+|desesper\\w+|miedo|preocup\\w+|deuda|cobr\\w+|cuenta|factura|cirugia)|(?:migracion|la migra|deporta\\w+|deporten|indocument\\w+|sin papeles)',
    ],
  },
  {
    kind: 'vulnerable',
    guard: 'plain',
    patterns: [
      '(?:tengo|cumpli|soy de|solo tengo) (?:solo |apenas )?(?:[89]|1[0-7]|doce|trece|catorce|quince|dieciseis|diecisiete) (?:anos|y (?:necesito|quiero|no|mis))|(?:soy|como) (?:una? )?(?:menor|adolescente)(?: de edad)?|(?:sin que|no quiero que|que no)(?: .. )? (?:papas?|mama|padres|mis papas)(?: .. )? ?(?:sepan?|enteren?|entere|diga\\w*|avis\\w+)?',
      '(?:necesito|quiero|requiero|ocupo|necesita|requiere|sin|me consiguen|pueden conseguir)(?: \\w+)? (?:interprete|traductor|traductora)(?: .. )?|(?:no|poco|casi no|nada de)(?: \\w+)? (?:hablo|habla|entiendo|leo|hablamos)(?: \\w+)? (?:ingles|espanol)|(?:hablo|habla|solo hablo) (?:mixteco|zapoteco|quiche|mam|nahuatl|maya|otomi|triqui|kanjobal|quechua)|no (?:se|puedo|sabe|puede) (?:leer|escribir)(?: .. )?',
      '(?:cuido|cuidar|cuidador|cuidadora|soy (?:la|el) (?:cuidador|cuidadora|tutor|tutora|encargad[oa]))(?: .. )? ?(?:alzheimer|demencia|discapacidad|mama|papa|abuel[oa]|sol[oa]|legal|autismo|postrad[oa]|encamad[oa])?|(?:autismo|autista|sindrome de down|discapacidad|alzheimer|demencia|no verbal|postrad[oa]|encamad[oa])|(?:soy|estoy) (?:sord[oa]|cieg[oa]|ciega|mudo|discapacitad[oa]|refugiad[oa]|indocumentad[oa])|(?:necesito|interprete de) senas|no (?:oigo|veo) bien|casa hogar|albergue|refugio de',
    ],
  },
  {
    kind: 'complaint',
    guard: 'plain',
    patterns: [
      '(?:enfermera|doctor|doctora|recepcionista|secretaria|senorita)(?: \\w+)? me (?:grito|regano|colgo|ignoro|humillo|insulto)',
      '(?:queja|quejarme|quejar|reclamo|reclamar|reclamacion|demanda\\w*|demandar|abogad[oa]|denunci\\w+|reportar (?:al?|a la|un)|negligencia|mala praxis|discrimin\\w+|racis\\w+|acoso|derechos del paciente|mala resena|negligente|defensor del paciente)(?! (?:el seguro pagado))',
      '(?:trat\\w+|atend\\w+|hablo|contesto|contestaron|atencion|servicio|recibi\\w+|portaron|porto|me hablan)(?: .. )? (?:muy mal|mal|pesim[oa]|groser\\w+|feo|horrible|falta de respeto|como (?:basura|animal|perro)|de mala gana|terrible|fatal|altaner[oa]|mala)|(?:pesim[oa]|mal[oa]|horrible|terrible|peor|asco de) (?:\\w+ )?(?:atencion|servicio|clinica|trato|experiencia|doctor\\w*|lugar|actitud|hospital)|(?:groser[oa]|maleducad[oa]|despota|prepotente|grosera|irrespetuos[oa]|burl\\w+ de mi)(?! (?:mano))',
      '(?:espere|esperando|esperamos|llevo|esperado)(?: .. )? (?:horas?|semanas|meses)(?: .. )?(?: y| ,)*(?: .. )? (?:no (?:me|nos)|nadie|nada|sin|todavia)|(?:nadie|nunca|no)(?: \\w+){0,2} (?:contest\\w+|regres\\w+ la llamada|devolv\\w+ (?:la|las|mi|mis) llamadas?|atend\\w+|hizo caso|hacen caso|hace caso|respond\\w+|me llam\\w+|arregl\\w+|resuelv\\w+|soluciona\\w*|escuch\\w+)|(?:cobraron|cobran|cobro)(?: .. )? (?:dos veces|doble|de mas|mal|otra vez|indebid\\w+)|(?:perdieron|extraviaron|confundieron|equivocaron|cancelaron)(?: .. )? (?:mis|mi|examenes|muestra|expediente|otra vez|cita sin)|(?:hablar|quiero|pasen|comun\\w+|necesito|paseme)(?: .. )? (?:gerente|supervisor|supervisora|encargad[oa]|director|jefe)|(?:decepcionad[oa]|inconforme|insatisfech[oa]|no estoy (?:content[oa]|conforme|satisfech[oa]))|es (?:la )?(?:tercera|segunda|cuarta|quinta) vez|no vuelvo|un robo|ladrones|estafa\\w*|rateros|fraude',
    ],
  },
  {
    kind: 'anger',
    guard: 'feeling',
    patterns: [
      '(?:enojad[oa]|furios[oa]|molest[oa] (?:con|por|porque)|hart[oa]|encabron\\w+|enfadad[oa]|indignad[oa]|coraje|rabia|fastidiad[oa]|cabread[oa]|emput\\w+|que enojo|indigna\\w*|colmo|irritad[oa] con|me tienen (?:\\w+ )?(?:hart[oa]|cansad[oa]|hasta|loc[oa])|hasta la madre|hasta el gorro|cansad[oa] de (?:esperar|llamar|sus|ustedes|que|esto|repetir|lo mismo)|ya basta|ya estuvo|muy molest[oa]|frustrad[oa]|frustrante)',
      '(?:ridicul[oa]|inaceptable|porqueria|basura|inutil(?:es)?|incompetentes?|idiotas?|estupid[oa]s?|mierda|pinche|chingad\\w*|verguenza|falta de respeto|burla|pendej[oa]s?|maldit[oa]s?|carajo|cabrones|imbeciles?|no sirve(?:n)? para nada|que asco|un desastre|una broma|insulto|intolerable|irresponsables?|tonteria|el colmo|puta|putos|joder|mamada\\w*|groseria|abusivos)(?! (?:ajena))',
    ],
  },
  {
    kind: 'confusion',
    guard: 'plain',
    patterns: [
      '(?:no|sigo sin|tampoco|nada|ni)(?: \\w+){0,2} (?:entiendo|entendi|comprendo|entender|comprender|entiende)(?: .. )?|(?:confundid[oa]|confus[oa]|me confunde|confunden|revuelt[oa] con)(?: .. )?|no (?:tiene|hace|tienen) (?:ningun )?sentido|(?:ya|acabo de)(?: \\w+){0,2} (?:dije|conteste|respondi|explique|mande|di)(?: .. )? ?(?:eso|veces|antes|ya|dos|tres)?|(?:eso )?no (?:es|fue) lo que (?:pregunte|dije|pedi|quiero|necesito)|(?:informacion|cosas|instrucciones|respuestas?) (?:diferentes?|distintas?|contradic\\w+)|(?:me|nos) (?:dicen|dijeron|dan)(?: .. )? (?:diferentes?|distint[oa]s?|una cosa y)|(?:mismo|misma)(?: .. )? (?:una y otra vez|otra vez|siempre|pregunta\\w*)|que (?:quiere|quieren) decir(?: .. )?|no se (?:que hacer|a quien|que pasa|cual)(?: .. )?|en circulos',
    ],
  },
];
