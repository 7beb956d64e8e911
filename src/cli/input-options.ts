import { InvalidArgumentError, Option, type Command } from 'commander';
import { FORMAT_IDS } from '../formats/format-ids.ts';
import type { InputFlags } from '../node/input-flags.ts';

/** What these options come in as; `export` has a `--format` of its own, of pictures. */
export interface InputOptions extends Omit<InputFlags, 'format'> {
  readonly inputFormat?: string;
}

/**
 * The options of how a table is read and joined: the same for every command that reads one, so that what `check` was told is
 * told to the others in the same words.
 */
export function addInputOptions(command: Command): Command {
  return command
    .addOption(new Option('--input-format <id>', 'read as this format, whatever the header says').choices(FORMAT_IDS))
    .option(
      '--map <field=Column>',
      'take a field from this column, or field==text from the text itself; repeatable',
      mapping,
      new Map(),
    )
    .option('--country <country>', 'the country of rows that name none, by ISO 3166-1 code or name')
    .addOption(new Option('--dates <order>', 'how 03/04 is meant').choices(['dmy', 'mdy']))
    .option('--decisions <file.csv>', 'table place,region,country,id: which place a name means')
    .option(
      '--gazetteer <file>',
      'places of your own: a table id,name,country,region,lng,lat,aliases, GeoJSON points, or a GeoNames dump',
    );
}

/** `--input-format` by its short name, for the commands whose `--format` can mean nothing else. */
export const addFormatOption = (command: Command): Command =>
  command.addOption(new Option('--format <id>', 'the same as --input-format').choices(FORMAT_IDS));

export const inputFlagsOf = (options: InputOptions & { readonly format?: string }): InputFlags => ({
  format: options.inputFormat ?? options.format,
  map: options.map,
  country: options.country,
  dates: options.dates,
  decisions: options.decisions,
  gazetteer: options.gazetteer,
});

function mapping(text: string, before: ReadonlyMap<string, string>): Map<string, string> {
  const at = text.indexOf('=');
  if (at < 1 || at === text.length - 1) throw new InvalidArgumentError('write field=Column');
  return new Map([...before, [text.slice(0, at), text.slice(at + 1)]]);
}
