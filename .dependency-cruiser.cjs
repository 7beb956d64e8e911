/**
 * Who may import whom (CONTRIBUTING.md, "Where things are"): from the pure middle outwards, never back.
 * Every folder of `src` has a row; a new folder is an error until it has one. A row names folders, or single files.
 */
const mayImport = {
  core: [],
  formats: ['core'],
  scene: ['core'],
  marks: ['core', 'scene'],
  map: ['core', 'scene', 'marks'],
  static: ['core', 'scene', 'marks', 'map/theme.ts'],
  node: ['core', 'formats', 'scene', 'marks', 'static'],
  app: ['core', 'formats', 'scene', 'marks', 'map', 'static'],
  cli: ['core', 'formats', 'scene', 'marks', 'map', 'static', 'node'],
};
const folders = Object.keys(mayImport);
const pure = '^src/(core|formats|scene|marks|static|map)/';
/** `NAME.build.mjs` writes `NAME-data.ts` beside it, by hand or by a script of package.json; no program imports it. */
const generator = '[.]build[.]mjs$';
const mount = '^src/map/mount[.]ts$';

const pathOf = (target) => (target.endsWith('.ts') ? `${target.replaceAll('.', '[.]')}$` : `${target}/`);

const layers = folders.map((folder) => ({
  name: `${folder}-imports`,
  comment: `src/${folder} may import ${[folder, ...mayImport[folder]].join(', ')} only.`,
  severity: 'error',
  from: { path: `^src/${folder}/` },
  to: { path: '^src/', pathNot: `^src/(${[folder, ...mayImport[folder]].map(pathOf).join('|')})` },
}));

module.exports = {
  forbidden: [
    ...layers,
    {
      name: 'known-folders',
      comment: 'A new folder of src needs a row in mayImport.',
      severity: 'error',
      from: { path: '^src/', pathNot: `^src/(${folders.join('|')})/` },
      to: {},
    },
    {
      name: 'map-one-file',
      comment: 'src/map/mount.ts alone runs MapLibre; types may be imported within src/map.',
      severity: 'error',
      from: { path: '^src/', pathNot: mount },
      to: { path: '(^|/)maplibre-gl(/|$)', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'map-types-in-map',
      comment: "MapLibre's types stay in src/map, so that it can be replaced there.",
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/map/' },
      to: { path: '(^|/)maplibre-gl(/|$)', dependencyTypes: ['type-only'] },
    },
    {
      name: 'mount-in-page-only',
      comment: 'Only the page mounts a live map.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/' },
      to: { path: mount },
    },
    {
      name: 'pure-no-node',
      comment: 'Pure folders run in the page and in Node alike: bytes and text come in as arguments.',
      severity: 'error',
      from: { path: pure, pathNot: generator },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'page-no-node',
      comment: 'The page does not run in Node.',
      severity: 'error',
      from: { path: '^src/app/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-no-page',
      comment: 'Svelte belongs to the page.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/app/' },
      to: { path: '(^|/)(svelte|bits-ui|@lucide/svelte)(/|$)' },
    },
    {
      name: 'command-line-no-dev-package',
      comment: 'What the command line imports at run time must be installed with it; the page is bundled and may use any.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/(app/|map/mount[.]ts|cli/prepare[.]mjs)|[.]build[.]mjs$' },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-test-in-program',
      severity: 'error',
      from: { path: '^(src|geo)/' },
      to: { path: '^tests/' },
    },
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-orphans',
      comment: 'A module that nothing imports and that imports nothing is left over.',
      severity: 'error',
      from: { orphan: true, path: '^src/', pathNot: '([.]d[.]ts$|[.]worker[.]ts$|[.]build[.]mjs$|/(main|prepare)[.](ts|mjs)$)' },
      to: {},
    },
    {
      name: 'resolves',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true, pathNot: '[?]|^virtual:' },
    },
    {
      name: 'declared',
      comment: 'A package that is imported is in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|out)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mjs', '.js', '.svelte', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'browser', 'import', 'node', 'default', 'types'],
    },
  },
};
