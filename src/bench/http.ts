/**
 * Measures `rulepack serve` beside the same server that does not validate, each in a process of its own:
 * `npm run bench-http -- [--check] [--margin SHARE]`. With `--check` it exits 1 when a promise is missed by more than
 * the margin, 0.25 for a quarter, in two measurements.
 */
import { UsageError } from '../cli/io.js';
import { readArguments } from '../cli/options.js';
import { missesOf, tableOf, type Round } from './http/figures.js';
import { healthBeside } from './http/health-beside.js';
import { percentile, saturate, sendAtRate } from './http/load.js';
import { startServer, type ServerName, type ServerProcess } from './http/server-process.js';
import { readMargin } from './read-margin.js';
import { runCommand } from './run-command.js';

const roundCount = 7;
const rate = 100;
const connections = 16;
/** How often each server is saturated in a round: short turns meet the same machine. */
const turns = 6;
/** Seconds of one measurement, and before the rounds, so that everything is compiled. */
const seconds = { rate: 3, saturation: 0.4, health: 2, warmUp: 8 };

await runCommand('npm run bench-http -- [--check] [--margin SHARE]', run);

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = readArguments(args, {
    check: { type: 'boolean' },
    margin: { type: 'string' },
  });
  const margin = readMargin(values.margin);
  if (positionals.length > 0) throw new UsageError('It takes no files.');
  const misses = await measure(margin);
  if (values.check !== true || misses.length === 0) return;
  // A miss counts if it is one twice: what else the machine does may fall on one measurement.
  const again = await measure(margin);
  for (const miss of again) console.error(miss);
  process.exitCode = again.length > 0 ? 1 : 0;
}

type Servers = Readonly<Record<ServerName, ServerProcess>>;

/** Prints what is measured, and gives the promises that are missed. */
async function measure(margin: number): Promise<string[]> {
  console.error('Measuring for two minutes …');
  const servers: Servers = {
    validating: await startServer('validating'),
    sameHop: await startServer('sameHop'),
    noHop: await startServer('noHop'),
  };
  try {
    for (const { url } of Object.values(servers)) await saturate(url, connections, seconds.warmUp);
    const rounds: Round[] = [];
    while (rounds.length < roundCount) rounds.push(await measureRound(servers, rounds.length % 2 === 1));
    console.log(tableOf(rounds));
    console.log(`Node ${process.versions.node}; ${roundCount.toString()} rounds.`);
    return missesOf(rounds, margin);
  } finally {
    await Promise.all(Object.values(servers).map((server) => server.stop()));
  }
}

/** Whatever gains by being first gains in every second round. */
async function measureRound(servers: Servers, isReversed: boolean): Promise<Round> {
  const names: readonly ServerName[] = ['validating', 'sameHop', 'noHop'];
  const perSecond = { validating: 0, sameHop: 0, noHop: 0 };
  for (let turn = 0; turn < turns; turn += 1) {
    for (const name of isReversed ? [...names].reverse() : names)
      perSecond[name] += (await saturate(servers[name].url, connections, seconds.saturation)) / turns;
  }
  const { validating, sameHop } = servers;
  const { url } = validating;
  const latencies = await sendAtRate(url, rate, seconds.rate);
  const idle = await sendAtRate(sameHop.url, rate, seconds.rate);
  const another = await startServer('validating');
  await another.stop();
  return {
    halfLatency: percentile(latencies, 0.5),
    tailLatency: percentile(latencies, 0.99),
    idleTail: percentile(idle, 0.99),
    ...perSecond,
    toSameHop: perSecond.validating / perSecond.sameHop,
    toNoHop: perSecond.validating / perSecond.noHop,
    slowHeads: await healthBeside('head', url, seconds.health),
    slowBodies: await healthBeside('body', url, seconds.health),
    start: another.start,
    memory: await validating.memory(),
  };
}
