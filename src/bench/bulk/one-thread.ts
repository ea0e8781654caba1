/** Judges each line of the file that is named by the websocket pack, in one thread, and writes the verdicts. */
import { writeSync } from 'node:fs';
import { createValidator, shippedPack } from '../../core.js';
import { eachLine } from './each-line.js';

const packs = [shippedPack('capabilitystatement-websocket')].flatMap((pack) => pack ?? []);
const validator = createValidator({ packs });
let waiting: string[] = [];

const flush = (): void => {
  writeSync(1, waiting.join(''));
  waiting = [];
};

eachLine(process.argv[2] ?? '', (line) => {
  waiting.push(`${JSON.stringify(validator.validate(line))}\n`);
  if (waiting.length >= 200) flush();
});
flush();
