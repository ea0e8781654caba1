/** What no judging of NDJSON can be faster than: decodes and parses each line of the file that is named. */
import { eachLine } from './each-line.js';

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

eachLine(process.argv[2] ?? '', (line) => {
  JSON.parse(decoder.decode(line));
});
