import { writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CompletionItem,
  Diagnostic,
  Hover,
  InlayHint,
  Location,
} from 'vscode-languageserver/node';
import { command, inFolder, spawned } from './command.test.helper.js';
import { packWith, startEditor, textIn, withCursor, type Editor } from './lsp/editor.test.helper.js';

let editor: Editor;
let count = 0;

beforeAll(async () => {
  editor = await startEditor();
});
afterAll(async () => {
  expect(await editor.stop()).toBe(0);
  expect(editor.complaints()).toBe('');
});

const newUri = (): string => `untitled:Untitled-${(count += 1).toString()}`;

async function opened(text: string): Promise<string> {
  const uri = newUri();
  await editor.open(uri, text);
  return uri;
}

async function diagnosed(text: string): Promise<readonly Diagnostic[]> {
  const uri = newUri();
  const found = editor.diagnostics(uri);
  await editor.open(uri, text);
  return found;
}

test.each([
  { title: 'plain', fields: 'expression: ‸statu.exists()', word: 'statu' },
  { title: 'double quotes', fields: 'expression: "‸statu.exists()"', word: 'statu' },
  {
    title: 'double quotes with escapes',
    fields: String.raw`expression: "name.matches('^\\\\d$') or \x28 ‸statu.exists() )"`,
    word: 'statu',
  },
  { title: 'single quotes', fields: "expression: '‸statu.exists()'", word: 'statu' },
  { title: 'single quotes, doubled', fields: "expression: 'name = ''x'' or ‸statu.exists()'", word: 'statu' },
  {
    title: 'plain over two lines',
    fields: 'expression: status.exists()\n  and ‸statu.exists()',
    word: 'statu',
  },
  { title: 'folded', fields: 'expression: >-\n  status.exists()\n  and ‸statu.exists()', word: 'statu' },
  {
    title: 'folded, with an empty line',
    fields: 'expression: >-\n  status.exists()\n\n  and ‸statu.exists()',
    word: 'statu',
  },
  { title: 'literal', fields: 'expression: |-\n  status.exists()\n    and ‸statu.exists()', word: 'statu' },
  { title: 'behind an emoji', fields: "expression: name = '\u{1F600}' or ‸statu.exists()", word: 'statu' },
  {
    title: 'behind an emoji, folded',
    fields: "expression: >-\n  name = '\u{1F600}'\n  or '\u{1F600}' = name or ‸statu.exists()",
    word: 'statu',
  },
  {
    title: 'behind an emoji that is escaped',
    fields: String.raw`expression: "name = '\U0001F600' or ‸statu.exists()"`,
    word: 'statu',
  },
  {
    title: 'in a message',
    fields: 'expression: status.exists()\nmessage: "It is {{‸statu}}."',
    word: 'statu',
  },
  {
    title: 'in a fix',
    fields: 'expression: status.exists()\nfix: { remove: ‸statu, safe: true }',
    word: 'statu',
  },
  {
    title: 'what is no FHIRPath',
    fields: 'expression: status‸..exists()',
    word: '.',
    code: 'fhirpath-syntax',
  },
  {
    title: 'a field that there is not',
    fields: 'expression: status.exists()\n‸mesage: x',
    word: 'mesage',
    code: 'unknown-field',
  },
])('a defect has its place: $title', async ({ fields, word, code = 'unknown-element' }) => {
  const { text, position } = withCursor(packWith(fields));
  const [found] = await diagnosed(text);
  expect(found).toMatchObject({ code, severity: 1, source: 'rulepack', range: { start: position } });
  expect(found && textIn(text, found.range)).toBe(word);
});

test('columns are UTF-16 code units', async () => {
  const [found] = await diagnosed(packWith("expression: name = '\u{1F600}' or statu.exists()"));
  expect(found?.range).toEqual({ start: { line: 13, character: 31 }, end: { line: 13, character: 36 } });
});

test.each([
  { title: 'Windows line ends', write: (text: string) => text.replaceAll('\n', '\r\n') },
  { title: 'a byte order mark', write: (text: string) => `\uFEFF${text}` },
])('a defect has its place behind $title', async ({ write }) => {
  const { text, position } = withCursor(packWith('expression: >-\n  status.exists()\n  and ‸statu.exists()'));
  const [found] = await diagnosed(write(text));
  expect(found?.range).toEqual({ start: position, end: { ...position, character: position.character + 5 } });
});

test('advice is a warning', async () => {
  const found = await diagnosed(packWith("expression: status = 'active'"));
  expect(found.map(({ severity, code }) => [severity, code])).toEqual([[2, 'may-be-empty']]);
});

test('a sound pack has none', async () => {
  expect(await diagnosed(packWith('expression: status.exists()'))).toEqual([]);
});

test('they follow what is written', async () => {
  const uri = await opened(packWith('expression: statu.exists()'));
  await editor.diagnostics(uri, (found) => found.length === 1);
  const mended = editor.diagnostics(uri, (found) => found.length === 0);
  await editor.change(uri, packWith('expression: status.exists()'));
  await mended;
  const gone = editor.diagnostics(uri, (found) => found.length === 0);
  await editor.change(uri, packWith('expression: statu.exists()'));
  await editor.diagnostics(uri, (found) => found.length === 1);
  await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  await gone;
});

test.each([
  { title: 'elements', fields: 'context: rest.‸', has: ['mode', 'resource', 'where()'], lacks: ['rest'] },
  {
    title: 'elements in a folded block',
    fields: "expression: >-\n  rest.where(mode = 'x' and\n    ‸)",
    has: ['resource'],
    lacks: ['rest'],
  },
  {
    title: 'elements behind an emoji',
    fields: "expression: name = '\u{1F600}' or rest.mo‸",
    has: ['mode'],
    lacks: ['rest'],
  },
  { title: 'constants', fields: 'expression: "%so‸"', has: ['%socket', '%resource'], lacks: ['rest'] },
])('it proposes $title', async ({ fields, has, lacks }) => {
  const { text, position } = withCursor(packWith(fields));
  const uri = await opened(text);
  const items: CompletionItem[] = await editor.connection.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position,
  });
  const labels = items.map(({ label }) => label);
  expect(labels).toEqual(expect.arrayContaining(has));
  for (const label of lacks) expect(labels).not.toContain(label);
});

test('what is chosen takes the place of the word', async () => {
  const { text, position } = withCursor(packWith('expression: "%so‸"'));
  const uri = await opened(text);
  const items: CompletionItem[] = await editor.connection.sendRequest('textDocument/completion', {
    textDocument: { uri },
    position,
  });
  const edit = items.find(({ label }) => label === '%socket')?.textEdit;
  const range = edit && 'range' in edit ? edit.range : undefined;
  expect([edit?.newText, range && textIn(text, range)]).toEqual(['%socket', '%so']);
});

test('it tells of an element', async () => {
  const { text, position } = withCursor(packWith('context: rest\nexpression: mo‸de.exists()'));
  const uri = await opened(text);
  const hover: Hover = await editor.connection.sendRequest('textDocument/hover', {
    textDocument: { uri },
    position,
  });
  expect(hover.contents).toEqual({
    kind: 'markdown',
    value: expect.stringMatching(
      /^\*\*CapabilityStatement\\.rest\\.mode\*\*\n\ncode, 1\\\.\\\.1\n\nOne of client, server\\\.\n\n\[Definition\]\(http:/,
    ) as string,
  });
  expect(hover.range && textIn(text, hover.range)).toBe('mode');
});

test.each([
  'expression: extension(%so‸cket).exists()',
  'expression: >-\n  status.exists() or\n  extension(%‸socket).exists()',
])('it goes to the constant: %j', async (fields) => {
  const { text, position } = withCursor(packWith(fields));
  const uri = await opened(text);
  const found: Location = await editor.connection.sendRequest('textDocument/definition', {
    textDocument: { uri },
    position,
  });
  expect(found).toEqual({
    uri,
    range: { start: { line: 8, character: 2 }, end: { line: 8, character: 8 } },
  });
});

const everywhere = { start: { line: 0, character: 0 }, end: { line: 999, character: 0 } };

const hintsIn = async (uri: string): Promise<string[]> => {
  const hints: InlayHint[] = await editor.connection.sendRequest('textDocument/inlayHint', {
    textDocument: { uri },
    range: everywhere,
  });
  return hints.map(
    ({ position: { line, character }, label }) =>
      `${line.toString()}:${character.toString()} ${JSON.stringify(label).slice(1, -1)}`,
  );
};

/** Waits until the examples were run. */
async function proven(uri: string): Promise<string[]> {
  for (let tries = 0; tries < 100; tries++) {
    const hints = await hintsIn(uri);
    if (hints.length > 0) return hints;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no outcome is shown');
}

/** A hint at the end of the line that holds a text. */
function atEndOf(text: string, part: string, label: string): string {
  const line = text.split('\n').findIndex((each) => each.includes(part));
  return `${line.toString()}:${(text.split('\n')[line]?.length ?? 0).toString()} ${label}`;
}

test('examples are run when a pack is opened and saved, and each shows its outcome', async () => {
  const text = packWith('expression: status.exists()');
  const uri = await opened(text);
  expect(await proven(uri)).toEqual([atEndOf(text, 'id: a', '✓ passes'), atEndOf(text, 'id: b', '✓ fails')]);

  const other = packWith('expression: kind.exists()');
  await editor.change(uri, other);
  expect(await hintsIn(uri)).toEqual([]);

  const missed = editor.diagnostics(uri, (found) => found.length > 0);
  await editor.save(uri);
  const [found] = await missed;
  expect(found).toMatchObject({ code: 'missed', severity: 1, message: 'fail example 1 of our-1: it passes' });
  expect(found && textIn(other, found.range)).toMatch(/^\{ id: b, .*\}$/);
  const outcomes = (pack: string): string[] => [
    atEndOf(pack, 'id: a', '✓ passes'),
    atEndOf(pack, 'id: b', '✗ passes'),
  ];
  expect(await hintsIn(uri)).toEqual(outcomes(other));

  const moved = packWith('expression: kind.exists()', '# ours\n');
  await editor.change(uri, moved);
  expect(await hintsIn(uri)).toEqual(outcomes(moved));
});

test('of several examples in a line, each has its outcome before it', async () => {
  const text = packWith('expression: kind.exists()')
    .replace(/ +pass:\n +- /, '      pass: [')
    .replace(/format: \[json\] \}\n/, 'format: [json] }, { id: c, kind: x }]\n');
  const uri = await opened(text);
  const hints = await proven(uri);
  const line = text.split('\n').findIndex((each) => each.includes('pass:'));
  const columnOf = (part: string): string => (text.split('\n')[line]?.indexOf(part) ?? 0).toString();
  expect(hints.slice(0, 2)).toEqual([
    `${line.toString()}:${columnOf('{ id: a')} ✓ passes`,
    `${line.toString()}:${columnOf('{ id: c')} ✓ passes`,
  ]);
});

test.each([
  { title: 'a word that is meant', fields: 'expression: statu.exists()', old: 'statu', text: 'status' },
  {
    title: 'in a folded block',
    fields: 'expression: >-\n  name.exists() or\n  statu.exists()',
    old: 'statu',
    text: 'status',
  },
  { title: 'a function', fields: 'expression: status.exist()', old: 'exist', text: 'exists' },
  { title: 'a variable', fields: 'expression: extension(%sockt).exists()', old: '%sockt', text: '%socket' },
  { title: 'a type', fields: 'expression: status.ofType(cod).exists()', old: 'cod', text: 'code' },
  {
    title: 'a name of JSON',
    fields: 'expression: extension.valueUri.exists()',
    old: 'valueUri',
    text: 'value.ofType(uri)',
  },
  { title: 'a field', fields: 'expression: status.exists()\nmesage: x', old: 'mesage', text: 'message' },
  {
    title: 'a value',
    fields: 'expression: status.exists()\ncode: invarant',
    old: 'invarant',
    text: 'invariant',
  },
  {
    title: 'advice',
    fields: 'expression: repeat(children()).exists()',
    old: 'repeat(children())',
    text: 'descendants()',
  },
  {
    title: 'advice, in double quotes',
    fields: 'expression: "name.matches(\'^\\\\w$\') or name.empty()"',
    old: '"name.matches(\'^\\\\w$\') or name.empty()"',
    text: "name.matches('^\\w$') or name.empty()",
  },
])('it mends $title', async ({ fields, old, text }) => {
  const pack = packWith(fields);
  const uri = await opened(pack);
  const [diagnostic] = await editor.diagnostics(uri, (found) => found.length > 0);
  const actions: CodeAction[] = await editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri },
    range: diagnostic?.range ?? everywhere,
    context: { diagnostics: [diagnostic] },
  });
  const edits = actions.flatMap(({ edit }) => edit?.changes?.[uri] ?? []);
  const mended = edits.map(({ range, newText }) => pack.replace(textIn(pack, range), newText));
  expect(mended).toContain(pack.replace(old, text));
});

describe('what is no pack, or is not there', () => {
  test.each([
    { title: 'another YAML file', text: 'name: CI\non: [push]\njobs: { a: { runs-on: x } }\n' },
    { title: 'a configuration', text: 'packs: [capabilitystatement]\nrules: { a: off }\n' },
    { title: 'no YAML at all', text: 'language: [' },
    { title: 'nothing', text: '' },
    { title: 'what speaks of packs', text: '# language: 1\na: |\n  language: 1\n  pack: x\n' },
  ])('nothing is said of $title', async ({ text }) => {
    const uri = await opened(text);
    const textDocument = { uri };
    const position = { line: 0, character: 3 };
    await editor.change(uri, `${text}\n# more`);
    await editor.save(uri);
    const range = everywhere;
    const asked = { textDocument, position, range, context: { diagnostics: [] } };
    expect(await editor.connection.sendRequest('textDocument/completion', asked)).toEqual([]);
    expect(await editor.connection.sendRequest('textDocument/hover', asked)).toBeNull();
    expect(await editor.connection.sendRequest('textDocument/definition', asked)).toBeNull();
    expect(await editor.connection.sendRequest('textDocument/inlayHint', asked)).toBeNull();
    expect(await editor.connection.sendRequest('textDocument/codeAction', asked)).toBeNull();
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(editor.told(uri)).toEqual([]);
  });

  test('a pack that becomes another file has no more diagnostics', async () => {
    const uri = await opened(packWith('expression: statu.exists()'));
    await editor.diagnostics(uri, (found) => found.length === 1);
    const gone = editor.diagnostics(uri, (found) => found.length === 0);
    await editor.change(uri, 'name: CI\n');
    await gone;
  });

  test.each(['completion', 'hover', 'definition', 'inlayHint', 'codeAction'])(
    'a document that is closed has no %s',
    async (name) => {
      const uri = await opened(packWith('expression: status.exists()'));
      await editor.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
      const asked = {
        textDocument: { uri },
        position: { line: 13, character: 18 },
        range: everywhere,
        context: { diagnostics: [] },
      };
      expect(await editor.connection.sendRequest(`textDocument/${name}`, asked)).toBeNull();
    },
  );

  test.each([
    { title: 'no YAML', text: packWith('expression: "status'), code: 'yaml-syntax' },
    { title: 'tabs', text: packWith('\texpression: status'), code: 'yaml-syntax' },
    { title: 'nested without an end', text: `language: 1\npack: ${'['.repeat(50_000)}`, code: 'yaml-syntax' },
    {
      title: 'a bomb of aliases',
      text: `language: 1\npack: x\na: &a [x]\n${Array.from({ length: 12 }, (_, index) => `b${index.toString()}: &b${index.toString()} [${Array.from({ length: 9 }, () => (index === 0 ? '*a' : `*b${(index - 1).toString()}`)).join(', ')}]`).join('\n')}`,
      code: 'too-large',
    },
    { title: 'huge', text: `language: 1\npack: x\n${'# more\n'.repeat(500_000)}`, code: 'too-large' },
    { title: 'too little', text: 'language: 1\npack: x\n', code: 'missing-field' },
    {
      title: 'of another language',
      text: packWith('expression: status.exists()').replace('language: 1', 'language: 2'),
      code: 'unknown-language',
    },
  ])('a pack that is $title is a defect', async ({ text, code }) => {
    const found = await diagnosed(text);
    expect(found.map((each) => each.code)).toContain(code);
  });
});

describe('files', () => {
  test('a pack may extend another one of its folder, and what is wrong with that one is told where it is named', async () => {
    const base = packWith('expression: statu.exists()').replace('pack: ours', 'pack: base');
    await inFolder({ 'base.yaml': base }, async (folder) => {
      const uri = pathToFileURL(`${folder}/ours.yaml`).href;
      const found = editor.diagnostics(uri);
      await editor.open(uri, packWith('expression: status.exists()', 'extends: [./base.yaml]\n'));
      expect(
        (await found).map(({ code, message, range }) => [
          code,
          JSON.stringify(message).split(' ')[0]?.slice(1),
          range.start,
        ]),
      ).toEqual([
        ['unknown-element', 'base.yaml:14:17:', { line: 9, character: 9 }],
        ['extends-defective', './base.yaml', { line: 9, character: 10 }],
      ]);
      await writeFile(`${folder}/base.yaml`, base.replace('statu', 'status'));
      const mended = editor.diagnostics(uri, (each) => each.length === 0);
      await editor.change(uri, packWith('expression: status.exists() ', 'extends: [./base.yaml]\n'));
      await mended;
    });
  });

  test('a file outside of its folder is not read, and one that is nowhere reads none', async () => {
    for (const uri of [
      'file:///nowhere/ours.yaml',
      'untitled:ours',
      'file://server/share/ours.yaml',
      'git:/ours.yaml',
    ]) {
      const found = editor.diagnostics(uri);
      await editor.open(
        uri,
        packWith('expression: status.exists()', 'extends: [./base.yaml, ../base.yaml]\n'),
      );
      expect((await found).map(({ code }) => code)).toEqual(['extends-not-found', 'extends-outside']);
    }
  });
});

test('an editor that goes away takes the server with it', async () => {
  const ran = await spawned(['lsp'], { input: '' });
  expect(ran).toMatchObject({ exit: 1, output: '', complaints: '' });
});

test.each([
  { title: 'no protocol', input: 'hello\r\n\r\n' },
  { title: 'no JSON', input: 'Content-Length: 3\r\n\r\n{{{' },
  {
    title: 'a request before the first',
    input: 'Content-Length: 58\r\n\r\n{"jsonrpc":"2.0","id":1,"method":"textDocument/hover"}    ',
  },
])('$title on standard input is no crash', async ({ input }) => {
  const { exit, complaints } = await spawned(['lsp', '--stdio'], { input });
  expect({ exit, hasStack: /\n\s+at /.test(complaints) }).toEqual({ exit: 1, hasStack: false });
});

test.each([
  { args: ['lsp', '--help'], exit: 0, said: 'Usage: rulepack lsp' },
  { args: ['lsp', '--sdtio'], exit: 2, said: 'did you mean --stdio?' },
])('$args', async ({ args, exit, said }) => {
  const ran = await command(args);
  expect(ran.exit).toBe(exit);
  expect(ran.output + ran.complaints).toContain(said);
});
