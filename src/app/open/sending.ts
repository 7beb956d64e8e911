import type { LocatedRecord } from '../../core/located.ts';
import type { Place, Region } from '../../core/gazetteer.ts';
import type { FromWorker, SentRecord } from './protocol.ts';

/** As many records go to the page at once as it takes over without a pause that is felt. */
const SENT_AT_ONCE = 2000;

/** Sends records to the page in messages of some thousand, with each place and region once. */
export class Sending {
  /** Alpha-2 of every country that a row was joined to. */
  readonly countries = new Set<string>();
  private readonly tell: (message: FromWorker) => void;
  private readonly sentPlaces = new Set<string>();
  private readonly sentRegions = new Set<string>();
  private records: SentRecord[] = [];
  private places: Place[] = [];
  private regions: Region[] = [];

  constructor(tell: (message: FromWorker) => void) {
    this.tell = tell;
  }

  add({ record, where: { place, regions, country } }: LocatedRecord): void {
    if (country !== '') this.countries.add(country);
    if (place !== undefined && !this.sentPlaces.has(place.id)) {
      this.sentPlaces.add(place.id);
      this.places.push(place);
    }
    for (const region of regions) {
      if (this.sentRegions.has(region.id)) continue;
      this.sentRegions.add(region.id);
      this.regions.push(region);
    }
    this.records.push({ record, place: place?.id ?? '', regions: regions.map(({ id }) => id), country });
    if (this.records.length >= SENT_AT_ONCE) this.flush();
  }

  flush(): void {
    const { records, places, regions } = this;
    if (records.length > 0) this.tell({ kind: 'records', records, places, regions });
    this.records = [];
    this.places = [];
    this.regions = [];
  }
}
