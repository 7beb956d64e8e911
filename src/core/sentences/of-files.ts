import type { Translations } from './translations.ts';

/** Of a file as a whole: what it is, how it is packed and encoded. */
export const OF_FILES = {
  'is empty': { kk: 'бос', ru: 'пусто' },
  'holds nothing but white space': {
    kk: 'бос орын мен бос жолдан басқа ештеңе жоқ',
    ru: 'нет ничего, кроме пробелов и пустых строк',
  },
  'has a header and no rows': {
    kk: 'тақырып жолы бар, бірақ деректер жолы жоқ',
    ru: 'есть строка заголовков, но нет строк с данными',
  },
  'is a PDF': { kk: 'бұл PDF', ru: 'это PDF' },
  'is an Excel 97–2003 workbook': { kk: 'бұл Excel 97–2003 кітабы', ru: 'это книга Excel 97–2003' },
  'is a zstd archive': { kk: 'бұл zstd мұрағаты', ru: 'это архив zstd' },
  'is a bzip2 archive': { kk: 'бұл bzip2 мұрағаты', ru: 'это архив bzip2' },
  'is an xz archive': { kk: 'бұл xz мұрағаты', ru: 'это архив xz' },
  'is a 7-Zip archive': { kk: 'бұл 7-Zip мұрағаты', ru: 'это архив 7-Zip' },
  'is a PNG picture': { kk: 'бұл PNG суреті', ru: 'это картинка PNG' },
  'is a JPEG picture': { kk: 'бұл JPEG суреті', ru: 'это картинка JPEG' },
  'is a SQLite database or GeoPackage': {
    kk: 'бұл SQLite дерекқоры немесе GeoPackage',
    ru: 'это база данных SQLite или GeoPackage',
  },
  'copy its table into a spreadsheet': {
    kk: 'ішіндегі кестені электрондық кестеге көшіріңіз',
    ru: 'перенесите таблицу из него в электронную таблицу',
  },
  'save it as XLSX or CSV': { kk: 'оны XLSX не CSV түрінде сақтаңыз', ru: 'сохраните в формате XLSX или CSV' },
  'unpack it first': { kk: 'алдымен мұрағаттан шығарыңыз', ru: 'сначала распакуйте' },
  'give a table': { kk: 'кесте беріңіз', ru: 'дайте таблицу' },
  'export the table as CSV or GeoJSON': {
    kk: 'кестені CSV не GeoJSON түрінде шығарыңыз',
    ru: 'выгрузите таблицу в CSV или GeoJSON',
  },
  'is not text: it has zero bytes': { kk: 'мәтін емес: ішінде нөлдік байттар бар', ru: 'это не текст: в нём есть нулевые байты' },
  'give CSV, XLSX, GeoJSON or Parquet': {
    kk: 'CSV, XLSX, GeoJSON не Parquet беріңіз',
    ru: 'дайте CSV, XLSX, GeoJSON или Parquet',
  },
  'is a damaged or cut off gzip archive': {
    kk: 'gzip мұрағаты бүлінген немесе соңына дейін жетпеген',
    ru: 'архив gzip повреждён или обрезан',
  },
  'pack it again': { kk: 'қайтадан мұрағаттаңыз', ru: 'упакуйте заново' },
  'unpacks to more than {times} times its size': {
    kk: 'мұрағаттан шыққанда {times} еседен астам ұлғаяды',
    ru: 'при распаковке вырастает больше чем в {times} раз',
  },
  'unpack it, and give the part that is needed': {
    kk: 'мұрағаттан шығарып, керек бөлігін беріңіз',
    ru: 'распакуйте и дайте нужную часть',
  },
  'is larger than {mb} MB': { kk: 'көлемі {mb} МБ-тан асады', ru: 'больше {mb} МБ' },
  'give it as CSV': { kk: 'CSV түрінде беріңіз', ru: 'дайте в формате CSV' },
  'split it': { kk: 'бөліктерге бөліңіз', ru: 'разделите на части' },
  'is packed twice': { kk: 'екі рет мұрағатталған', ru: 'упаковано дважды' },
  'unpack it once': { kk: 'бір рет мұрағаттан шығарыңыз', ru: 'распакуйте один раз' },
  'is a web page and no table': { kk: 'бұл кесте емес, веб-бет', ru: 'это веб-страница, а не таблица' },
  'a download page was saved instead of the file, or you were logged out': {
    kk: 'файлдың орнына жүктеу беті сақталған немесе сайттан шығып қалғансыз',
    ru: 'вместо файла сохранилась страница загрузки, или вы вышли из учётной записи',
  },
  'is XML': { kk: 'бұл XML', ru: 'это XML' },
  'convert it to CSV or GeoJSON': { kk: 'CSV не GeoJSON-ға түрлендіріңіз', ru: 'преобразуйте в CSV или GeoJSON' },
  'give it as CSV or Parquet': { kk: 'CSV не Parquet түрінде беріңіз', ru: 'дайте в формате CSV или Parquet' },
  'has a byte that is no UTF-8 ({byte} at offset {offset})': {
    kk: 'UTF-8-ге жатпайтын байт бар ({offset} ығысуында {byte})',
    ru: 'есть байт, недопустимый в UTF-8 ({byte} по смещению {offset})',
  },
  'has bytes that are no {encoding} after offset {offset}': {
    kk: '{offset} ығысуынан кейін {encoding} кодтамасына жатпайтын байттар бар',
    ru: 'после смещения {offset} есть байты, недопустимые в {encoding}',
  },
  'save the file as UTF-8': { kk: 'файлды UTF-8 кодтамасында сақтаңыз', ru: 'сохраните файл в кодировке UTF-8' },
  'is not UTF-8': { kk: 'UTF-8 емес', ru: 'не в кодировке UTF-8' },
  'save it as UTF-8': { kk: 'UTF-8 кодтамасында сақтаңыз', ru: 'сохраните в кодировке UTF-8' },
  'was read as {encoding}': { kk: '{encoding} ретінде оқылды', ru: 'прочитано как {encoding}' },
  'is a ZIP archive and no workbook': { kk: 'бұл кітап емес, ZIP мұрағаты', ru: 'это архив ZIP, а не книга' },
  'unpack it and give the table in it': {
    kk: 'мұрағаттан шығарып, ішіндегі кестені беріңіз',
    ru: 'распакуйте и дайте таблицу из него',
  },
  'is a damaged or protected workbook': { kk: 'кітап бүлінген немесе қорғалған', ru: 'книга повреждена или защищена' },
  'save it again as XLSX or CSV': { kk: 'XLSX не CSV түрінде қайта сақтаңыз', ru: 'сохраните заново в XLSX или CSV' },
  'is a damaged or cut off ZIP archive': {
    kk: 'ZIP мұрағаты бүлінген немесе соңына дейін жетпеген',
    ru: 'архив ZIP повреждён или обрезан',
  },
  'save it again': { kk: 'қайта сақтаңыз', ru: 'сохраните заново' },
  'unpacks to {mb} MB': { kk: 'мұрағаттан шыққанда {mb} МБ болады', ru: 'при распаковке занимает {mb} МБ' },
  'is a damaged Parquet file': { kk: 'Parquet файлы бүлінген', ru: 'файл Parquet повреждён' },
  'write it again': { kk: 'қайтадан жазыңыз', ru: 'запишите заново' },
  'is a folder without incidents.csv': { kk: 'бұл incidents.csv жоқ қалта', ru: 'это папка без incidents.csv' },
  'give a dataset folder or a file': {
    kk: 'деректер жинағының қалтасын не файл беріңіз',
    ru: 'дайте папку набора данных или файл',
  },
  'is not there': { kk: 'табылмады', ru: 'не найдено' },
  'may not be read': { kk: 'оқуға рұқсат жоқ', ru: 'нет права на чтение' },
  'can’t be read': { kk: 'оқылмайды', ru: 'не читается' },
  'is not in the folder': { kk: 'қалтада жоқ', ru: 'нет в папке' },
  'is not in the folder: the dataset has no title or licence': {
    kk: 'қалтада жоқ: деректер жинағының атауы мен лицензиясы көрсетілмеген',
    ru: 'нет в папке: у набора данных нет ни названия, ни лицензии',
  },
  'is a file in the {kind} format': { kk: 'бұл {kind} пішіміндегі файл', ru: 'это файл формата {kind}' },
  'is a picture': { kk: 'бұл сурет', ru: 'это картинка' },
  'is a program': { kk: 'бұл бағдарлама', ru: 'это программа' },
  'is a RAR archive': { kk: 'бұл RAR мұрағаты', ru: 'это архив RAR' },
  'is a TAR archive': { kk: 'бұл TAR мұрағаты', ru: 'это архив TAR' },
  'is a workbook with a password': { kk: 'бұл құпиясөзі бар кітап', ru: 'это книга, защищённая паролем' },
  'save it without one': { kk: 'оны құпиясөзсіз сақтаңыз', ru: 'сохраните её без пароля' },
  'is a packed dataset folder': {
    kk: 'бұл мұрағатталған деректер жинағының қалтасы',
    ru: 'это запакованная папка набора данных',
  },
  'unpack it and give the folder': { kk: 'мұрағаттан шығарып, қалтаны беріңіз', ru: 'распакуйте и дайте папку' },
  'is a web page with a table in it': { kk: 'бұл ішінде кестесі бар веб-бет', ru: 'это веб-страница с таблицей' },
  'open it in a spreadsheet and save it as XLSX or CSV': {
    kk: 'оны электрондық кестеде ашып, XLSX не CSV түрінде сақтаңыз',
    ru: 'откройте её в электронной таблице и сохраните в формате XLSX или CSV',
  },
  'is a message of a server and no table': {
    kk: 'бұл кесте емес, сервердің хабарламасы',
    ru: 'это сообщение сервера, а не таблица',
  },
  'download the file again, signed in where that is needed': {
    kk: 'файлды қайта жүктеңіз, қажет болса, алдымен сайтқа кіріңіз',
    ru: 'скачайте файл заново, при необходимости войдя на сайт',
  },
  'has the sheets {list}; only “{sheet}” was read': {
    kk: 'парақтары: {list}; тек «{sheet}» оқылды',
    ru: 'в книге листы {list}; прочитан только «{sheet}»',
  },
  'make the sheet with the table the first one': {
    kk: 'кестесі бар парақты бірінші етіп қойыңыз',
    ru: 'поставьте лист с таблицей первым',
  },
  'is a workbook of too much text': { kk: 'кітаптағы мәтін тым көп', ru: 'в книге слишком много текста' },
  'has a row of millions of characters': {
    kk: 'ұзындығы миллиондаған таңба жол бар',
    ru: 'есть строка длиной в миллионы знаков',
  },
  'has a cell of more than {most} characters': {
    kk: 'ұзындығы {most} таңбадан асатын ұяшық бар',
    ru: 'есть ячейка длиннее {most} знаков',
  },
  'has columns that begin far down and were not read: {list}': {
    kk: 'төмендегі жолдарда ғана басталатын бағандар бар, олар оқылмады: {list}',
    ru: 'есть столбцы, которые начинаются лишь далеко внизу и не прочитаны: {list}',
  },
  'give every object all its members, or a table as CSV': {
    kk: 'әр нысанға барлық өрісін жазыңыз немесе кестені CSV түрінде беріңіз',
    ru: 'укажите у каждого объекта все поля или дайте таблицу в CSV',
  },
} as const satisfies Translations;
