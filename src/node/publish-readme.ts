import type { Dataset } from '../core/dataset.ts';
import { PUBLISHED } from '../formats/published.ts';

/** `README.md` of a published folder, for whoever finds the files without the program. */
export const publishedReadme = ({ meta, incidents }: Dataset): string => `# ${meta.title.en}

${incidents.count.toLocaleString('en')} incidents, published by Qantar: ${meta.licence.title || meta.licence.name || 'no licence is said'}.

| file | holds |
| --- | --- |
| \`${PUBLISHED.description}\` | title, licence, types of incident, regions with outlines, sources: read at once |
| \`${PUBLISHED.incidents}\` | a row an incident, those of a place together, by day; the first columns are what a map is drawn with |
| \`${PUBLISHED.claims}\` | the figures, by row of their incident |
| \`${PUBLISHED.places}\` | GeoParquet: where incidents are, how many, and the gazetteer's names |
| \`${PUBLISHED.ids}\` | row of each incident by a hash of its id |
| \`${PUBLISHED.search}\` | every word in order, and which rows have it: steps between rows, doubled, 1 added where it is in the title, as varints |

\`first_day\` and \`last_day\` are days since 1 January 1970. \`spot\` is a row of \`${PUBLISHED.places}\`, \`slot\` a subtype in
the order of \`${PUBLISHED.description}\`. All opens in DuckDB, pandas, QGIS and whatever else reads Parquet.

## Put it on the web

\`npx qantar site THIS-FOLDER -o OUT\` adds the page; put the folder OUT on any host of static files. A map reads the columns that it
draws and, when an incident is opened, a page of its words, if the host serves byte ranges, as nginx, Apache, Caddy, S3, R2 and
GitHub Pages do. To see whether one does:

    curl -sI -H 'Range: bytes=0-3' https://HOST/data/NAME/${PUBLISHED.incidents}    # 206, and Content-Range

A host without ranges works too: the whole file is fetched then. Do not let the host pack \`.parquet\` files (they are packed), and
replace all files of a folder together: a page that was opened before says that they have changed.
`;
