/** Measures how long an editor waits for the language server while somebody types. `npm run lsp-figures`. */
import { readFile } from 'node:fs/promises';
import { startEditor, withCursor, type Editor } from '../cli/lsp/editor.test.helper.js';
import { alignColumns } from './tables/columns.js';

const keystrokes = 120;
/** Milliseconds between two of them: of a quick typist. */
const pause = 100;
/** Keystrokes at the start that do not count: the server's code is not compiled yet. */
const warmUp = 20;

const packs = ['capabilitystatement', 'capabilitystatement-websocket'];

const fileOf = (name: string): URL => new URL(`../../rules/${name}.yaml`, import.meta.url);

/** Milliseconds from each keystroke in an expression in the middle of a pack to what the editor is told. */
async function typing(editor: Editor, uri: string, text: string): Promise<number[]> {
  const places = [...text.matchAll(/^ {4}expression: "?[a-z]\w*(?=\.)/gm)];
  const middle = places[Math.floor(places.length / 2)];
  if (middle === undefined) throw new Error('the pack has no expression to type in');
  const at = middle.index + middle[0].length;
  const { position } = withCursor(`${text.slice(0, at)}‸${text.slice(at)}`);
  const behind = { ...position, character: position.character + 1 };
  const times: number[] = [];
  for (let index = 0; index < keystrokes; index++) {
    const isFault = index % 2 === 0;
    const told = editor.diagnostics(uri, (found) => found.length > 0 === isFault);
    const start = performance.now();
    // A letter too many makes it a name that there is not; the next keystroke takes it away again.
    await (isFault
      ? editor.type(uri, { start: position, end: position }, 'x')
      : editor.type(uri, { start: position, end: behind }, ''));
    await told;
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return times;
}

/** The same for keystrokes that are each in another rule than the one before, and stay. */
async function wandering(editor: Editor, uri: string, text: string): Promise<number[]> {
  const places = [...text.matchAll(/^ {4}human: \w/gm)];
  const times: number[] = [];
  for (let index = 0; index < keystrokes; index++) {
    const place = places[(index * 7) % places.length];
    if (place === undefined) throw new Error('the pack has no rule to type in');
    const at = place.index + place[0].length;
    const { position } = withCursor(`${text.slice(0, at)}‸${text.slice(at)}`);
    const told = editor.diagnostics(uri);
    const start = performance.now();
    await editor.type(uri, { start: position, end: position }, 'x');
    await told;
    times.push(performance.now() - start);
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return times;
}

/** Milliseconds until proposals are there. */
async function proposing(editor: Editor, uri: string, text: string): Promise<number[]> {
  const at = text.lastIndexOf('expression: ') + 'expression: '.length;
  const { position } = withCursor(`${text.slice(0, at)}‸${text.slice(at)}`);
  const times: number[] = [];
  for (let index = 0; index < keystrokes; index++) {
    const start = performance.now();
    await editor.connection.sendRequest('textDocument/completion', { textDocument: { uri }, position });
    times.push(performance.now() - start);
  }
  return times;
}

function row(title: string, lines: number, times: readonly number[]): string[] {
  const sorted = times.slice(warmUp).sort((a, b) => a - b);
  const at = (share: number): string => (sorted[Math.floor(share * (sorted.length - 1))] ?? 0).toFixed(0);
  return [title, lines.toString(), at(0.5), at(0.95), at(1)];
}

const table = [['milliseconds', 'lines', 'p50', 'p95', 'most']];
for (const name of packs) {
  const editor = await startEditor();
  const text = await readFile(fileOf(name), 'utf8');
  const uri = fileOf(name).href;
  const lines = text.split('\n').length;
  await editor.open(uri, text);
  // Examples are run then, and that is told as well.
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  table.push(row(`${name}: from a keystroke to diagnostics`, lines, await typing(editor, uri, text)));
  table.push(row(`${name}: the same, each in another rule`, lines, await wandering(editor, uri, text)));
  table.push(row(`${name}: proposals`, lines, await proposing(editor, uri, text)));
  await editor.stop();
}
console.log(alignColumns(table, [1, 2, 3, 4]));
