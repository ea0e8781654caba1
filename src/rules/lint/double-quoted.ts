import type { Advisor } from './advisor.js';

export const doubleQuoted: Advisor = {
  code: 'double-quoted',
  title: 'A backslash in double quotes is YAML’s, not FHIRPath’s.',
  why: `In a double-quoted string of YAML, a backslash begins an escape of YAML: \\\\ stands for one backslash, and \\t for a
tab. So what FHIRPath gets is not what stands there, and a pattern needs four backslashes for one. Write the expression
without quotes, in single quotes, or behind |-. --fix does.`,
  before: `when: version.exists()
expression: "version.matches('^\\\\\\\\d+$')"`,
  after: `when: version.exists()
expression: version.matches('^\\\\d+$')`,
  find: ({ expressions, yaml, path }) =>
    expressions.flatMap(({ name }) => {
      const written = yaml.scalarAt([...path, name]);
      if (written?.style !== 'QUOTE_DOUBLE' || !written.raw.includes('\\')) return [];
      const text =
        'In double quotes, YAML resolves backslashes before FHIRPath sees them. Write the expression without quotes, in single quotes, or behind |-.';
      return [{ field: name, start: 0, length: 1, text }];
    }),
};
