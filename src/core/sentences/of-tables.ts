import type { Translations } from './translations.ts';

/** Of a table, its header and its format. */
export const OF_TABLES = {
  '{words}': { kk: '{words}', ru: '{words}' },
  'gives its points in metres of a projected system': {
    kk: 'нүктелері проекцияланған жүйенің метрлерімен берілген',
    ru: 'точки заданы в метрах спроецированной системы',
  },
  'is in the coordinate system {name}': { kk: 'координаттар жүйесі — {name}', ru: 'система координат — {name}' },
  'convert it to WGS 84 degrees (EPSG:4326)': {
    kk: 'WGS 84 градустарына (EPSG:4326) түрлендіріңіз',
    ru: 'преобразуйте в градусы WGS 84 (EPSG:4326)',
  },
  'convert it to WGS 84 (EPSG:4326)': {
    kk: 'WGS 84 жүйесіне (EPSG:4326) түрлендіріңіз',
    ru: 'преобразуйте в WGS 84 (EPSG:4326)',
  },
  'has no header row': { kk: 'тақырып жолы жоқ', ru: 'нет строки заголовков' },
  'add a row with the names of the columns': {
    kk: 'бағандардың атаулары жазылған жол қосыңыз',
    ru: 'добавьте строку с названиями столбцов',
  },
  'can\'t be read as "{format}"': { kk: '«{format}» ретінде оқылмайды', ru: 'не читается как «{format}»' },
  'formats are {list}': { kk: 'пішімдер: {list}', ru: 'форматы: {list}' },
  'lacks columns of {format}': { kk: '{format} бағандары жетіспейді', ru: 'не хватает столбцов формата {format}' },
  'leave out --format, or use --format plain with --map': {
    kk: '--format қолданбаңыз немесе --format plain мен --map қолданыңыз',
    ru: 'уберите --format или используйте --format plain вместе с --map',
  },
  'is JSON, but neither GeoJSON nor a list of objects': {
    kk: 'бұл JSON, бірақ GeoJSON да, нысандар тізімі де емес',
    ru: 'это JSON, но не GeoJSON и не список объектов',
  },
  'give a FeatureCollection': { kk: 'FeatureCollection беріңіз', ru: 'дайте FeatureCollection' },
  'is TopoJSON': { kk: 'бұл TopoJSON', ru: 'это TopoJSON' },
  'convert it to GeoJSON': { kk: 'GeoJSON-ға түрлендіріңіз', ru: 'преобразуйте в GeoJSON' },
  'is a FeatureCollection without a list of features': {
    kk: 'бұл нысандар тізімі (features) жоқ FeatureCollection',
    ru: 'это FeatureCollection без списка объектов (features)',
  },
  'is nested deeper than {levels} levels': {
    kk: 'кірістіру деңгейі {levels}-ден асады',
    ru: 'вложенность глубже {levels, plural, one {# уровня} other {# уровней}}',
  },
  'give a flat table': { kk: 'кірістірусіз кесте беріңіз', ru: 'дайте таблицу без вложений' },
  'is not JSON': { kk: 'JSON емес', ru: 'это не JSON' },
  'it ends too early?': { kk: 'тым ерте аяқталған ба?', ru: 'обрывается раньше времени?' },
  'correct it there': { kk: 'сол жерін түзетіңіз', ru: 'исправьте в этом месте' },
  'has a line of millions of characters': { kk: 'миллиондаған таңбадан тұратын жол бар', ru: 'есть строка из миллионов знаков' },
  'is it a table?': { kk: 'бұл кесте ме?', ru: 'это таблица?' },
  'opens a quote that nothing closes for millions of characters': {
    kk: 'ашылған тырнақша миллиондаған таңба бойы жабылмаған',
    ru: 'открытая кавычка не закрыта на протяжении миллионов знаков',
  },
  'lists articles and no events, as GDELT’s Knowledge Graph and mentions do': {
    kk: 'оқиғаларды емес, GDELT білім графы мен ескертпелері сияқты мақалаларды тізеді',
    ru: 'перечисляет статьи, а не события, как граф знаний и упоминания GDELT',
  },
  'take GDELT’s events': { kk: 'GDELT оқиғаларын алыңыз', ru: 'возьмите события GDELT' },
  'has lines above its header: {count}': {
    kk: 'тақырып жолының үстінде жолдар бар: {count}',
    ru: 'над строкой заголовков есть строки: {count}',
  },
  'the names of the columns were taken from below them': {
    kk: 'бағандардың атаулары олардың астынан алынды',
    ru: 'названия столбцов взяты из строки под ними',
  },
  'has no column for the type; as it counts participants, its rows are taken for protests': {
    kk: 'түр бағаны жоқ; қатысушылар саналғандықтан, жолдары наразылық деп алынды',
    ru: 'нет столбца с типом; поскольку в таблице считают участников, её строки приняты за протесты',
  },
  'has no column for the type; rows with dead or injured are taken for harm to persons, the others for “Other”': {
    kk: 'түр бағаны жоқ; қаза тапқандар немесе жараланғандар көрсетілген жолдар «адамдарға келген зиян» деп, қалғандары «Басқа» деп алынды',
    ru: 'нет столбца с типом; строки с погибшими или ранеными приняты за «вред людям», остальные — за «Другое»',
  },
  'say --map type=COLUMN, or --map type==strike for all rows': {
    kk: '--map type=БАҒАН немесе барлық жолға --map type==strike деп көрсетіңіз',
    ru: 'укажите --map type=СТОЛБЕЦ или --map type==strike для всех строк',
  },
  'has two lists named {name}': { kk: '{name} деген екі тізім бар', ru: 'есть два списка с именем {name}' },
  'make one list of them': { kk: 'оларды бір тізімге біріктіріңіз', ru: 'объедините их в один' },
  'opens a quote that nothing closes': { kk: 'ашылған тырнақша жабылмаған', ru: 'открытая кавычка не закрыта' },
  'close it, or double a quote within a text': {
    kk: 'оны жабыңыз немесе мәтін ішіндегі тырнақшаны екі рет жазыңыз',
    ru: 'закройте её, а кавычку внутри текста удвойте',
  },
  'has {count} columns': { kk: '{count} баған бар', ru: '{count, plural, one {# столбец} few {# столбца} other {# столбцов}}' },
  'at most {most} are read': { kk: 'ең көбі {most} баған оқылады', ru: 'читается не больше {most}' },
  'is no name for a column': { kk: 'баған атауы бола алмайды', ru: 'не годится в названия столбца' },
  'rename the column': { kk: 'бағанның атауын өзгертіңіз', ru: 'переименуйте столбец' },
  'is too long to be the name of a column': {
    kk: 'баған атауы болу үшін тым ұзын',
    ru: 'слишком длинно для названия столбца',
  },
  'shorten the name': { kk: 'атауын қысқартыңыз', ru: 'сократите название' },
  'stands twice in the header': { kk: 'тақырып жолында екі рет тұр', ru: 'стоит в заголовке дважды' },
  'rename or remove one of the columns': {
    kk: 'бағандардың біреуінің атауын өзгертіңіз не алып тастаңыз',
    ru: 'переименуйте или уберите один из столбцов',
  },
  'is not among the columns': { kk: 'бағандардың арасында жоқ', ru: 'нет среди столбцов' },
  'they are {list}': { kk: 'бағандар: {list}', ru: 'столбцы: {list}' },
  'the table has {list}': { kk: 'кестеде болуға тиіс: {list}', ru: 'в таблице должны быть {list}' },
  'has no field "{field}" to map': { kk: '«{field}» деген өріс жоқ', ru: 'поля «{field}» нет' },
  'fields are {list}': { kk: 'өрістер: {list}', ru: 'поля: {list}' },
  'has no column for the date': { kk: 'күнге арналған баған жоқ', ru: 'нет столбца с датой' },
  'has no column for the type': { kk: 'оқиға түріне арналған баған жоқ', ru: 'нет столбца с типом события' },
  'has no column for the place': { kk: 'орынға арналған баған жоқ', ru: 'нет столбца с местом' },
  'has no column for the latitude': { kk: 'ендікке арналған баған жоқ', ru: 'нет столбца с широтой' },
  'has no column for the longitude': { kk: 'бойлыққа арналған баған жоқ', ru: 'нет столбца с долготой' },
  'add --map {example}; the columns are {list}': {
    kk: '--map {example} қосыңыз; бағандар: {list}',
    ru: 'добавьте --map {example}; столбцы: {list}',
  },
  'add --map type=COLUMN, or --map type==protest for all rows; the columns are {list}': {
    kk: '--map type=COLUMN немесе барлық жол үшін --map type==protest қосыңыз; бағандар: {list}',
    ru: 'добавьте --map type=COLUMN или, для всех строк, --map type==protest; столбцы: {list}',
  },
  'dates were read as {order}, as some of them prove': {
    kk: 'күндер {order} ретімен оқылды: кейбірі басқаша болуы мүмкін емес',
    ru: 'даты прочитаны в порядке {order}: некоторые из них иначе не читаются',
  },
  '--dates {order} says so': { kk: 'оны --dates {order} айтады', ru: 'это же задаёт --dates {order}' },
} as const satisfies Translations;
