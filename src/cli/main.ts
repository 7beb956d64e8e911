import { setFlagsFromString } from 'node:v8';
import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import type { ExitCode, Io } from './io.ts';

type Register = (program: Command, io: Io) => void;

/** Each command's module is loaded when it is called for: `qantar check` opens no image library. */
const COMMANDS: Readonly<Record<string, () => Promise<{ register: Register }>>> = {
  build: () => import('./build.ts'),
  check: () => import('./check.ts'),
  describe: () => import('./describe.ts'),
  export: () => import('./export.ts'),
  reproduce: () => import('./reproduce.ts'),
  serve: () => import('./serve.ts'),
  site: () => import('./site.ts'),
  start: () => import('./start.ts'),
};

/** Runs one command line. @returns the exit code it declares; bugs throw */
async function run(argv: readonly string[], io: Io): Promise<void> {
  const program = new Command('qantar')
    .description('Maps protest and conflict incidents: who says what, how exactly the place is known.')
    .version(packageJson.version)
    .exitOverride()
    .showHelpAfterError('(qantar --help lists what there is)')
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    });
  const asked = COMMANDS[argv[0] ?? ''];
  const modules = await Promise.all((asked === undefined ? Object.values(COMMANDS) : [asked]).map((load) => load()));
  for (const { register } of modules) register(program, io);
  // A subcommand made after exitOverride inherits it; without arguments the help is what is wanted.
  if (argv.length === 0) {
    io.stdout.write(program.helpInformation());
    return;
  }
  try {
    await program.parseAsync([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    io.exit(error.exitCode === 0 ? 0 : 2);
  }
}

// A command is over in half a second: what V8 optimises in that time it hardly runs again, and optimising it costs more time
// than drawing. It waits four times as long; what runs for minutes is optimised all the same. Newer versions of V8 optimise in
// small steps by themselves, and have no such flag.
if (process.versions.v8.startsWith('11.')) setFlagsFromString('--interrupt-budget=600000');

let code: ExitCode = 0;
const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// `qantar … | head` closes the pipe early: that is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(code);
  throw error;
});

await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  cwd: process.cwd(),
  exit: (declared) => {
    code = declared;
  },
  stopped: stop.signal,
});
process.exitCode = code;
