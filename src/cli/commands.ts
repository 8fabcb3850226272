import { Argument, Command, InvalidArgumentError } from 'commander';
import path from 'node:path';
import type { Context } from '#core/context.ts';
import { Refusal } from '#core/refusal.ts';
import { isPartialDate } from '#i18n/partial-date.ts';
import { findSpeaker } from '#mandates/speaker.ts';
import { recountMembers } from '#members/counts.ts';
import { makeToken } from '#people/tokens.ts';
import { importKinds, type ImportKind } from '#transfer/report.ts';
import { operatorContext } from '#web/program.ts';
import type { Environment } from './environment.ts';
import { loadExample } from './example.ts';
import { exportTo } from './export.ts';
import { found, type Founders } from './found.ts';
import { importFile, type ImportCommand } from './import.ts';
import { openNode } from './node.ts';
import { serve } from './serve.ts';
import { teller } from './told.ts';
import { work } from './work.ts';

/** Beside `src/` and beside `dist/`. */
const exampleFolder = path.join(
  import.meta.dirname,
  import.meta.dirname.endsWith('dist') ? '../example' : '../../example',
);

const progress = (step: string) => console.error(`  ${step} …`);

/** The network refused what a command asked; the message is its sentence. */
export class CommandRefused extends Error {}

/** The commands of `serai`. Each ends with an exit code: 0 done, 1 refused or failed, 2 wrong words. */
export function commands(environment: () => Environment): Command {
  const serai = new Command('serai')
    .description('The home of a network of cities.')
    .showHelpAfterError()
    .exitOverride();
  serving(serai, environment);
  founding(serai, environment);
  transferring(serai, environment);
  return serai;
}

function serving(serai: Command, environment: () => Environment): void {
  serai
    .command('serve')
    .description('serve the pages, and work on what happens behind them')
    .option('--no-worker', 'only serve pages; `serai worker` works elsewhere')
    .action(async ({ worker }: { worker: boolean }) => {
      const running = await serve(environment(), { worker, exampleFolder, onProgress: progress });
      console.error(`\nSerai is ready: ${running.address}`);
      if (running.setupCode)
        console.error(`The first page asks for this code before it founds the network: ${running.setupCode}`);
      await untilStopped(running.stop);
    });
  serai
    .command('worker')
    .description('work on mail and announcements, without serving pages')
    .action(async () => {
      const running = await work(environment(), progress);
      console.error('The worker is ready.');
      await untilStopped(running.stop);
    });
  serai
    .command('migrate')
    .description('bring the database to this version')
    .action(() => atNode(environment(), async () => console.error('The database is of this version.')));
  serai
    .command('rebuild')
    .description('make anew what is kept beside the truth: how many members there are of each sort')
    .addArgument(new Argument('<what>', 'what to rebuild').choices(['counts']))
    .action(() => atNode(environment(), recountMembers));
}

function founding(serai: Command, environment: () => Environment): void {
  serai
    .command('setup')
    .description('found the network on an empty node, and print the first sign-in link')
    .requiredOption('--secretariat <e-mail>', 'address of the first person of the Secretariat')
    .option('--name <name>', 'name of that person', 'Secretary General')
    .option('--network <name>', 'name of the network; change it on the desk', 'Our network of cities')
    .option('--languages <list>', 'languages of the network, the first is its default', 'en,fa,ko')
    .option('--time-zone <zone>', 'time zone of the network', 'UTC')
    .option('--founded <year>', 'year in which the network was founded', yearOf)
    .action((founders: Founders) => atNode(environment(), async (ctx) => console.log(await found(ctx, founders))));
  serai
    .command('example')
    .description('fill an empty node with the example network')
    .action(() => atNode(environment(), (ctx) => loadExample(ctx, exampleFolder, progress)));
  serai
    .command('token')
    .description('make a bearer token for the JSON interface')
    .requiredOption(
      '--as <e-mail@member>',
      'whom the program speaks as, such as nasrin.golestani@shiraz.example@shiraz',
    )
    .action(({ as }: { as: string }) =>
      atNode(environment(), async (ctx) => console.log(await makeToken(ctx, await findSpeaker(ctx, as)))),
    );
}

/** Every page says the year: one that cannot be said as a date is refused before anything is founded. */
function yearOf(text: string): number {
  if (/^\d{4}$/.test(text) && isPartialDate(text)) return Number(text);
  throw new InvalidArgumentError('Give a Gregorian year from 1800 on, such as 2010.');
}

function transferring(serai: Command, environment: () => Environment): void {
  const kind = () => new Argument('<kind>', 'what the file lists').choices([...importKinds]);
  serai
    .command('import')
    .description('import members or offices from a CSV file: all of it or nothing')
    .addArgument(kind())
    .argument('<file>', 'the CSV file')
    .option('--dry-run', 'only say what it would do')
    .option('--overwrite', 'also write fields that were edited on the desk since the last import')
    .option('--json', 'report as JSON')
    .action((what: ImportKind, file: string, options: ImportCommand & { json?: boolean }) =>
      atNode(environment(), async (ctx, tell) => {
        const report = await importFile(ctx, what, file, { ...options, onProgress: progress });
        console.log(options.json ? JSON.stringify(report, null, 2) : tell.report(report));
        if (report.refused > 0) throw new CommandRefused(`${file} was not imported.`);
      }),
    );
  serai
    .command('export')
    .description('write all members or offices as CSV to standard output')
    .addArgument(kind())
    .action((what: ImportKind) => atNode(environment(), (ctx) => exportTo(ctx, what, process.stdout)));
}

/** Opens the node beside a server that may be running, acts as its operator, and closes it again. */
async function atNode(
  environment: Environment,
  act: (ctx: Context, tell: ReturnType<typeof teller>) => Promise<void>,
): Promise<void> {
  const node = await openNode(environment, progress);
  const tell = teller(node.program.settings);
  try {
    await act(operatorContext(node.program), tell);
  } catch (error) {
    throw error instanceof Refusal ? new CommandRefused(tell.refusal(error)) : error;
  } finally {
    await node.close();
  }
}

/** Waits for a signal, then stops in order; a second signal does not wait. */
async function untilStopped(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((asked) => {
    let times = 0;
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.on(signal, () => {
        times += 1;
        if (times > 1) process.exit(1);
        asked();
      });
    }
  });
  await stop();
}
