import type { Translations } from './translations.ts';

/** Of coordinates, and of the names that say where it happened. */
export const OF_WHERES = {
  'stands for a whole country and names none': {
    kk: 'тұтас елге қатысты, бірақ елдің атын айтпайды',
    ru: 'относится к стране целиком, но не называет её',
  },
  'name the country': { kk: 'елдің атын көрсетіңіз', ru: 'назовите страну' },
  'has no second coordinate with it': { kk: 'екінші координата жоқ', ru: 'нет второй координаты' },
  'give longitude and latitude, or neither': {
    kk: 'бойлық пен ендікті бірге беріңіз немесе екеуін де бермеңіз',
    ru: 'укажите и долготу, и широту или ничего',
  },
  'is not a number': { kk: 'сан емес', ru: 'это не число' },
  'is no pair of numbers': { kk: 'қос сан емес', ru: 'это не пара чисел' },
  'give decimal degrees, as 43.25': {
    kk: 'ондық градуспен беріңіз, мысалы 43.25',
    ru: 'пишите десятичные градусы, например 43.25',
  },
  'give latitude and longitude, as 43.25, 76.95': {
    kk: 'ендік пен бойлықты беріңіз, мысалы 43.25, 76.95',
    ru: 'укажите широту и долготу, например 43.25, 76.95',
  },
  'is no degree but metres of a projected system': {
    kk: 'градус емес, проекцияланған жүйенің метрі',
    ru: 'это не градусы, а метры спроецированной системы',
  },
  'convert to WGS 84 degrees': { kk: 'WGS 84 градустарына түрлендіріңіз', ru: 'преобразуйте в градусы WGS 84' },
  'lies outside the Earth': { kk: 'Жерден тыс жатыр', ru: 'за пределами Земли' },
  'is no latitude': { kk: 'бұл ендік емес', ru: 'это не широта' },
  'is no longitude': { kk: 'бұл бойлық емес', ru: 'это не долгота' },
  'has 60 minutes or seconds, or more': {
    kk: 'минуты не секунды 60-қа жеткен не одан асқан',
    ru: 'минут или секунд здесь 60 или больше',
  },
  'is known to a degree, about 100 km': {
    kk: 'градусқа дейін ғана белгілі, бұл шамамен 100 км',
    ru: 'известно лишь с точностью до градуса, около 100 км',
  },
  'longitude and latitude are swapped?': { kk: 'бойлық пен ендік ауысып кеткен бе?', ru: 'долгота и широта перепутаны?' },
  'latitudes are −90 to 90, longitudes −180 to 180': {
    kk: 'ендік −90…90, бойлық −180…180 аралығында',
    ru: 'широта от −90 до 90, долгота от −180 до 180',
  },
  'is the point 0,0 in the Atlantic': { kk: 'бұл Атлант мұхитындағы 0,0 нүктесі', ru: 'это точка 0,0 в Атлантике' },
  'a place needs a point': { kk: 'орынға нүкте керек', ru: 'месту нужна точка' },
  'is no ISO 3166-1 alpha-2 code': { kk: 'ISO 3166-1 alpha-2 коды емес', ru: 'это не код ISO 3166-1 alpha-2' },
  'stands for no one point': { kk: 'белгілі бір нүктені білдірмейді', ru: 'не указывает на одну точку' },
  'its place, region or country is used': { kk: 'орны, өңірі не елі алынды', ru: 'взяты место, регион или страна' },
  'says nothing of where it happened': { kk: 'қай жерде болғаны айтылмаған', ru: 'не сказано, где это было' },
  'give a place, region, country or coordinates': {
    kk: 'орнын, өңірін, елін не координаттарын беріңіз',
    ru: 'укажите место, регион, страну или координаты',
  },
  'is no country known here': { kk: 'белгісіз ел', ru: 'неизвестная страна' },
  'give an ISO 3166-1 code': { kk: 'ISO 3166-1 кодын беріңіз', ru: 'укажите код ISO 3166-1' },
  'is no region known here': { kk: 'белгісіз өңір', ru: 'неизвестный регион' },
  'give an ISO 3166-2 code': { kk: 'ISO 3166-2 кодын беріңіз', ru: 'укажите код ISO 3166-2' },
  'is the name of several regions': { kk: 'бірнеше өңірдің атауы', ru: 'так называются несколько регионов' },
  'has no outline of its own here': { kk: 'мұнда өз шекарасы сызылмаған', ru: 'здесь не имеет собственных границ' },
  'the region that it lies in stands for it': {
    kk: 'орнына өзі жатқан өңір алынды',
    ru: 'вместо него взят регион, в котором оно лежит',
  },
  'leaves {count} names open that its country would tell apart; its other rows lie in {country}': {
    kk: 'елі айтылса ажыратылатын {count} атау анықталмады; қалған жолдары {country} елінде',
    ru: 'неясными остались названия в {count, plural, one {# строке} other {# строках}}, которые различила бы страна; остальные строки лежат в {country}',
  },
  'has rows that name no country: {rows}, of which {count} lie or can lie in {country}': {
    kk: 'елі жазылмаған жолдар: {rows}, олардың {count} жолы {country} елінде немесе сонда болуы мүмкін',
    ru: 'строк без страны: {rows}, из них находятся или могут находиться в {country}: {count}',
  },
  'has places that are not in the gazetteer: {count}, such as {some}': {
    kk: 'анықтамалықта жоқ орындар бар: {count}, мысалы, {some}',
    ru: 'есть места, которых нет в справочнике: {count}, например {some}',
  },
  'their rows stand at their coordinates': {
    kk: 'олардың жолдары өз координаттарында тұр',
    ru: 'их строки стоят по своим координатам',
  },
  'say --country {country} if all of it does': {
    kk: 'бәрі сонда болса, --country {country} деңіз',
    ru: 'если там лежат все, укажите --country {country}',
  },
  'is the name of a place and of a region or country': {
    kk: 'орынның да, өңірдің не елдің де атауы',
    ru: 'так называются и место, и регион или страна',
  },
  'is the name of a region and of a country': { kk: 'өңірдің де, елдің де атауы', ru: 'так называются и регион, и страна' },
  'add a country or region, or give the area in a column of its own: {places}': {
    kk: 'елін не өңірін қосыңыз немесе аумақты жеке бағанда беріңіз: {places}',
    ru: 'добавьте страну или регион либо укажите территорию в отдельном столбце: {places}',
  },
  'is the name of several places': { kk: 'бірнеше орынның атауы', ru: 'так называются несколько мест' },
  'add a region or coordinates: {places}': {
    kk: 'өңірін не координаттарын қосыңыз: {places}',
    ru: 'добавьте регион или координаты: {places}',
  },
  'add a country (--country for the whole file), a region or coordinates: {places}': {
    kk: 'елін (бүкіл файл үшін --country), өңірін не координаттарын қосыңыз: {places}',
    ru: 'добавьте страну (для всего файла — --country), регион или координаты: {places}',
  },
  'is left out, as was decided': { kk: 'шешім бойынша қалдырылды', ru: 'пропущено по вашему решению' },
  'is too long to be the name of a place': {
    kk: 'орын атауы болу үшін тым ұзын',
    ru: 'слишком длинно для названия места',
  },
  'give its name alone, or add coordinates': {
    kk: 'тек атауын жазыңыз немесе координаттарын қосыңыз',
    ru: 'оставьте одно название или добавьте координаты',
  },
  'is not in the gazetteer': { kk: 'анықтамалықта жоқ', ru: 'нет в справочнике' },
  'correct the name, or add coordinates': {
    kk: 'атауын түзетіңіз немесе координаттарын қосыңыз',
    ru: 'исправьте название или добавьте координаты',
  },
  '{place}?': { kk: '{place} ма?', ru: '{place}?' },
  'the row stands where its other columns say': {
    kk: 'жол басқа бағандарында айтылған жерде тұр',
    ru: 'строка стоит там, где указывают другие её столбцы',
  },
  'is the name of a place in another country than that of the coordinates': {
    kk: 'координаттар жатқан елден басқа елдегі орынның атауы',
    ru: 'так называется место в другой стране, не в той, где лежат координаты',
  },
  'is the name of several places, none of them at the coordinates': {
    kk: 'бірнеше орынның атауы, бірақ ешқайсысы осы координаттарда емес',
    ru: 'так называются несколько мест, но ни одно не лежит по этим координатам',
  },
  'the row stands at its coordinates': { kk: 'жол өз координаттарында тұр', ru: 'строка стоит по своим координатам' },
  'lies outside the region that the row names': {
    kk: 'жолда аталған өңірден тыс жатыр',
    ru: 'за пределами региона, названного в строке',
  },
  'correct the place or the region': { kk: 'орнын не өңірін түзетіңіз', ru: 'исправьте место или регион' },
  'correct the coordinates or the region': { kk: 'координаттарын не өңірін түзетіңіз', ru: 'исправьте координаты или регион' },
  'is a part of a town': { kk: 'бұл қаланың бір бөлігі', ru: 'это часть города' },
  'the row stands at the town': { kk: 'жол сол қалада тұр', ru: 'строка стоит в этом городе' },
  'is near a place, not in it': { kk: 'орынның өзінде емес, маңында', ru: 'это рядом с местом, а не в нём' },
  'the row stands around the place': { kk: 'жол сол орынның маңында тұр', ru: 'строка стоит вокруг этого места' },
  'is not spelt so in the gazetteer': { kk: 'анықтамалықта басқаша жазылған', ru: 'в справочнике пишется иначе' },
  'joined to the one place spelt like it': {
    kk: 'жазылуы ұқсас жалғыз орынға байланыстырылды',
    ru: 'привязано к единственному похожему по написанию месту',
  },
  'joined to {place}': { kk: '{place} орнына байланыстырылды', ru: 'привязано к месту {place}' },
  'lies far from the coordinates': { kk: 'координаттардан алыс жатыр', ru: 'далеко от координат' },
  'lies {km} km from the coordinates': { kk: 'координаттардан {km} км қашықтықта', ru: 'в {km} км от координат' },
  'correct one of them; the row stands at the place': {
    kk: 'біреуін түзетіңіз; жол атаулы орында тұр',
    ru: 'исправьте одно из двух; строка стоит в названном месте',
  },
  'lies outside the country that the row names': {
    kk: 'жолда аталған елден тыс жатыр',
    ru: 'за пределами страны, названной в строке',
  },
  'the coordinates are not used': { kk: 'координаттар қолданылмайды', ru: 'координаты не используются' },
  'longitude and latitude are swapped? The coordinates are not used': {
    kk: 'бойлық пен ендік ауысып кеткен бе? Координаттар қолданылмайды',
    ru: 'долгота и широта перепутаны? Координаты не используются',
  },
  'is the middle of the country: a point that stands for all of it': {
    kk: 'елдің ортасы: бүкіл елді білдіретін нүкте',
    ru: 'середина страны: точка, которая стоит за всю страну',
  },
  'leave the coordinates empty if only the country is known': {
    kk: 'елі ғана белгілі болса, координаттарды бос қалдырыңыз',
    ru: 'если известна только страна, оставьте координаты пустыми',
  },
} as const satisfies Translations;
