import { SaxesParser } from 'saxes';
import { hiddenIn, nasty } from '../../report/reported.test.helper.js';
import { fileOf } from './docs-pages.test.helper.js';

/** A pack in which a text stands wherever a text of any kind may. */
const packWith = (text: string): string => {
  const quoted = JSON.stringify(text);
  const unversioned = JSON.stringify(text.replaceAll('|', ''));
  return `language: 1
pack: ours
version: 1.2.3
title: ${quoted}
url: urn:ours
fhirVersion: ["4.0"]
resource: CapabilityStatement
source: ${quoted}
constants: { wanted: ${quoted} }
definition:
  url: ${quoted}
  of: ${quoted}
  versions:
    ${quoted}:
      page: ${quoted}
      title: ${quoted}
      description: ${quoted}
      context: [{ type: element, expression: ${quoted} }]
      elements:
        Extension: { min: 0, short: ${quoted}, fixed: ${quoted}, type: ${quoted} }
        ${quoted}: { name: ${quoted} }
        Extension.value[x]: { type: uri, short: ${quoted} }
      constraints: { ${quoted}: { severity: error, human: ${quoted}, expression: ${quoted}, elements: [${quoted}] } }
    R5: { comment: Another. }
valueSets: { ${unversioned}: [${quoted}] }
elements: { CapabilityStatement.name: { binding: ${unversioned} } }
rules:
  - key: our-rule
    severity: warning
    human: ${JSON.stringify(text.replaceAll('{{', ''))}
    requirements: ${quoted}
    source: ${quoted}
    docs: ${quoted}
    messageId: some
    tags: [${quoted}]
    expression: name = %wanted
    message: ${JSON.stringify(`${text.replaceAll('{{', '')} {{name}}`)}
    examples:
      pass: [{ $name: ${quoted}, name: $wanted }]
      fail: [{ $name: ${quoted}, name: ${JSON.stringify(`${text} `)} }]
`;
};

const texts = [
  ...nasty,
  {
    title: 'Markdown',
    text: '# [a](javascript:alert(1)) ![b](http://a.test/b.png) <http://c.test> *d* | e `f`',
  },
  { title: 'a fence', text: '```\n</code></pre><script>alert(1)</script>\n````' },
  { title: 'entities', text: '&lt;script&gt; &#60;b' },
  { title: 'an HTML comment', text: '--> <!-- a' },
  { title: 'line breaks', text: 'a\n\n<b>b</b>\n# c\n- d' },
  { title: 'a footnote and a reference', text: '[^1]: a\n\n[b]: javascript:alert(1)\n\n[b]' },
];

describe.each(texts)('a pack with $title', ({ text }) => {
  test.each(['index.html', 'ours/index.html', 'ours/our-rule.html'])('in %s adds no tag', async (name) => {
    const tags: string[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ name: tag, attributes }) => {
      tags.push(tag);
      for (const [each, value] of Object.entries(attributes)) {
        expect(each).not.toMatch(/^on|^style$|^src$/);
        if (each === 'href') expect(value).toMatch(/^(?:https?:\/\/|[\w./-]+$|#[\p{L}\p{N}_-]+$)/u);
      }
    });
    parser.on('error', (error) => {
      throw error;
    });
    const html = await fileOf(packWith(text), name);
    parser
      .write(
        html
          .replace('<!doctype html>\n', '')
          .replace(/<((?:meta|link) [^>]*|w?br)>/g, '<$1/>')
          .replaceAll('<details open>', '<details>'),
      )
      .close();
    for (const tag of ['script', 'img', 'iframe', 'b']) expect(tags).not.toContain(tag);
    expect(hiddenIn(html)).toEqual([]);
  });

  test.each(['README.md', 'ours/README.md', 'ours/our-rule.md'])(
    'in %s means nothing but itself',
    async (name) => {
      const markdown = await fileOf(packWith(text), name);
      const { outside, fences } = withoutCode(markdown);
      expect(fences % 2).toBe(0);
      expect(outside.replace(/^<!-- [^\n]* -->$/m, '').replace(/<\/?code>|<br>/g, '')).not.toMatch(/[<>]/);
      for (const [, address = ''] of outside.matchAll(/(?<!\\)\]\(([^)]*)\)/g))
        expect(address).toMatch(/^(?:https?:\/\/|[\w./-]+\.md$|#[\p{L}\p{N}_-]+$)/u);
      expect(outside).not.toMatch(/^\[[^\]]*(?<!\\)\]:/m);
      expect(hiddenIn(markdown)).toEqual([]);
    },
  );
});

/** Markdown without its blocks and spans of code, in which nothing else means anything. */
function withoutCode(markdown: string): { readonly outside: string; readonly fences: number } {
  let fences = 0;
  let open: string | undefined;
  const lines = markdown.split('\n').filter((line) => {
    const fence = /^`{3,}/.exec(line)?.[0];
    if (open === undefined && fence !== undefined) {
      open = fence;
      fences += 1;
      return false;
    }
    if (open !== undefined && line === open) {
      open = undefined;
      fences += 1;
      return false;
    }
    return open === undefined;
  });
  return { outside: lines.join('\n').replace(/(?<![\\`])(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, ''), fences };
}
