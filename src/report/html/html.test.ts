import { SaxesParser } from 'saxes';
import { createValidator } from '../../engine/validator.js';
import { hiddenIn, nasty, reported, textOf, type GivenIssue } from '../reported.test.helper.js';
import type { Reported } from '../report.js';
import { htmlReport } from './html.js';
import { elsewhere } from './resource-names.js';

const pageOf = (...inputs: readonly Reported[]): string => textOf(htmlReport({ version: '1.2.3' }), inputs);

interface Tag {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
}

/** The tags of a page, read as XML once the void elements are closed; throws where one is not. */
function tagsOf(page: string): readonly Tag[] {
  const tags: Tag[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => tags.push({ name, attributes }));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(page.replace(/^<!doctype html>\n/, '').replace(/<(meta [^>]*)>/g, '<$1/>')).close();
  return tags;
}

const plainText = (page: string): string =>
  page
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const faulty = '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","rest":{"mode":"sever"}}';
const judged = (): Reported => ({ ...reported(), result: createValidator().check(faulty) });

describe.each([
  { title: 'of nothing', page: () => pageOf() },
  { title: 'of a clean input', page: () => pageOf(reported()) },
  { title: 'of a faulty one', page: () => pageOf(judged()) },
  {
    title: 'of several, with suppressed issues',
    page: () =>
      pageOf(judged(), reported({ file: 'b', suppressed: [{ justification: 'Known.' }], issues: [{}] })),
  },
  ...nasty.map(({ title, text }) => ({
    title: `with ${title}`,
    page: () =>
      pageOf(
        reported({
          file: text,
          text,
          issues: [{ key: text, text, location: text, range: [0, text.length] }],
        }),
        reported({ suppressed: [{ text, justification: text }], issues: [{}] }),
      ),
  })),
])('a page $title', ({ page }) => {
  const tags = tagsOf(page());

  test('has no script, loads nothing, and its policy says so', () => {
    const names = new Set(tags.map(({ name }) => name));
    for (const name of ['script', 'img', 'link', 'iframe', 'object', 'form'])
      expect(names).not.toContain(name);
    const attributes = tags.flatMap((tag) => Object.keys(tag.attributes));
    expect(attributes.filter((name) => /^(?:on|src|style$)/.test(name))).toEqual([]);
    expect(page()).toContain(`content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'`);
  });

  test('links to addresses of the web only', () => {
    const links = tags.flatMap(({ attributes }) => attributes.href ?? []);
    expect(links.filter((each) => !/^https?:\/\//.test(each))).toEqual([]);
  });

  test('has landmarks, and headings in order', () => {
    const names = tags.map(({ name }) => name);
    expect(names.filter((name) => /^(?:header|main|footer)$/.test(name))).toEqual([
      'header',
      'main',
      'footer',
    ]);
    const levels = names.filter((name) => /^h\d$/.test(name)).map((name) => Number(name[1]));
    expect(levels[0]).toBe(1);
    levels.forEach((level, index) => {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    });
    expect(names.filter((name) => name === 'h1')).toHaveLength(1);
  });

  test('shows no hidden character', () => {
    expect(hiddenIn(page())).toEqual([]);
  });
});

test('an issue has its lines, its place, its rule, the expression, and the source as a link', () => {
  const page = pageOf({
    ...reported(),
    result: createValidator().check('{"resourceType":"CapabilityStatement"}'),
  });
  const text = plainText(page);
  expect(text).toContain('warning The statement has no narrative');
  expect(text).toContain('a.json:1:1 CapabilityStatement capabilitystatement/dom-6');
  expect(text).toContain('&gt; 1 | {');
  expect(text).toContain('The statement has a narrative that people can read.');
  expect(page).toMatch(
    /<details><summary>Expression<\/summary><pre tabindex="0">[^<]*text\.[^<]*<\/pre><\/details>/,
  );
  expect(page).toContain('<a href="http://hl7.org/fhir/R4/domainresource.html"');
});

test.each([
  { page: 'javascript:alert(1)', isLink: false },
  { page: 'data:text/html,a', isLink: false },
  { page: 'https://a.test/" onclick="b', isLink: false },
  { page: 'https://a.test/b', isLink: true },
])('the page $page of a rule is a link: $isLink', ({ page, isLink }) => {
  const { result } = judged();
  const issues = result.issues.map((each) => ({ ...each, page }));
  const html = pageOf({ ...judged(), result: { ...result, issues } });
  expect(html.includes('<a href="https://a.test/')).toBe(isLink);
  expect(html).not.toContain('" onclick="');
});

test.each([
  { location: 'CapabilityStatement.rest[0].resource[0].type', name: 'Patient' },
  {
    location: 'Bundle.entry[0].resource.rest[0].resource[0]',
    name: 'Bundle.entry[0].resource.rest[0].resource[0]',
  },
  { location: 'CapabilityStatement.rest[0].resource[7]', name: 'CapabilityStatement.rest[0].resource[7]' },
  { location: 'CapabilityStatement.rest[0]', name: elsewhere },
  { location: 'CapabilityStatement', name: elsewhere },
])('of one file, the issue at $location counts for $name', ({ location, name }) => {
  expect(plainText(pageOf(reported({ issues: [{ location }] })))).toContain(
    `Issues by resource resource error ${name} 1`,
  );
});

test('of several files, issues are counted for each file and each rule', () => {
  const page = plainText(
    pageOf(
      reported({ issues: [{}, {}, { severity: 'warning', key: 'mild' }] }),
      reported({ file: 'b.json', issues: [{}] }),
    ),
  );
  expect(page).toContain('Issues by file file error warning a.json 2 1 b.json 1 0');
  expect(page).toContain('Issues by rule rule error warning our-key ours 3 0 mild ours 0 1');
});

test('of many issues the gravest are listed, and how many are not', () => {
  const issues = (severity: 'error' | 'information'): GivenIssue[] =>
    Array.from({ length: 1500 }, () => ({ severity }));
  const report = htmlReport({ version: '1.2.3' });
  const page = textOf(report, [reported({ issues: [...issues('information'), ...issues('error')] })]);
  expect(page.match(/<article>/g)).toHaveLength(2000);
  expect(page.match(/badge error/g)).toHaveLength(1500);
  const text = '1,000 information left out; the page lists the 2,000 gravest issues.';
  expect(page).toContain(text);
  expect(report.notices?.()).toEqual([`html: ${text}`]);
});

test('suppressed issues stand apart, with their reason', () => {
  const text = plainText(
    pageOf(reported({ suppressed: [{ text: 'Known.', justification: 'Ticket 481.' }] })),
  );
  expect(text).toContain('Issues There are none. Suppressed Known.');
  expect(text).toContain('Suppressed by the configuration: Ticket 481.');
});

test('a fix is told, with the command that makes it', () => {
  const result = createValidator({ off: ['best-practice'] }).check(
    '{"resourceType":"CapabilityStatement","fhirVersion":"4.0.1","status":"Active"}',
  );
  const page = plainText(pageOf({ ...reported({}), result }));
  expect(page).toContain('Fix: write &quot;active&quot; instead of &quot;Active&quot; ( rulepack fix )');
});

test('an issue leads to its documentation, where that is', () => {
  const docsUrl = 'https://rules.test/{pack}/{key}.html';
  const page = textOf(htmlReport({ version: '1.2.3', docsUrl }), [judged()]);
  const links = tagsOf(page).flatMap(({ name, attributes }) => (name === 'a' ? [attributes.href] : []));
  expect(links).toContain('https://rules.test/fhir-rulepack/issues.html#shape-not-array');
  expect(pageOf(judged())).not.toContain('rules.test');
});
