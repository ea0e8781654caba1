import { SaxesParser } from 'saxes';
import { parse } from 'yaml';
import { atFault, inOrder, runScripts, snippet } from './plugs.test.helper.js';

interface Pipeline {
  readonly title: string;
  readonly scripts: readonly string[];
  readonly report: string;
  /** How many issues the report has; throws where it has not the form that it should. */
  readonly issuesIn: (report: string) => number;
}

interface GitLab {
  readonly rulepack: {
    readonly script: readonly string[];
    readonly artifacts: { readonly reports: { readonly codequality: string } };
  };
}

interface Azure {
  readonly steps: readonly {
    readonly script?: string;
    readonly task?: string;
    readonly inputs?: { readonly testResultsFiles: string };
  }[];
}

function failuresIn(report: string): number {
  let failures = 0;
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => (failures += name === 'failure' ? 1 : 0));
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(report).close();
  return failures;
}

function pipelines(): readonly Pipeline[] {
  const gitlab = (parse(snippet('gitlab')) as GitLab).rulepack;
  const azure = (parse(snippet('azure')) as Azure).steps;
  const jenkins = snippet('jenkins');
  return [
    {
      title: 'GitLab',
      scripts: gitlab.script,
      report: gitlab.artifacts.reports.codequality,
      issuesIn: (report) =>
        (JSON.parse(report) as { readonly severity: string }[]).filter(({ severity }) => severity === 'major')
          .length,
    },
    {
      title: 'Jenkins',
      scripts: [...jenkins.matchAll(/\bsh '([^']*)'/g)].map(([, script = '']) => script),
      report: /\bjunit '([^']*)'/.exec(jenkins)?.[1] ?? '',
      issuesIn: failuresIn,
    },
    {
      title: 'Azure',
      scripts: azure.flatMap(({ script }) => script ?? []),
      report: azure.find(({ task }) => task === 'PublishTestResults@2')?.inputs?.testResultsFiles ?? '',
      issuesIn: failuresIn,
    },
  ];
}

describe.each(pipelines())('$title', ({ scripts, report, issuesIn }) => {
  test.each([
    { title: 'files at fault', files: atFault, exit: 1, issues: 1 },
    { title: 'files in order', files: inOrder, exit: 0, issues: 0 },
  ])('$title: exit $exit, $issues issues in the report', ({ files, exit, issues }) => {
    const ran = runScripts(scripts, files);
    expect(ran).toMatchObject({ exit, complaints: '' });
    expect(ran.file('npm.log')).toMatch(/^npm install --no-save git\+https:/);
    expect(ran.output).toContain('3 inputs: ');
    expect(issuesIn(ran.file(report) ?? '')).toBe(issues);
  });
});

describe('beside the HL7 validator', () => {
  const base = 'http://hl7.org/fhir/StructureDefinition/operationoutcome-';
  const issue = (id: string, text: string, expression: string): object => ({
    extension: [{ url: `${base}message-id`, valueCode: id }],
    severity: 'error',
    code: 'structure',
    details: { text },
    expression: [expression],
  });
  /** Takes the arguments of the validator, and says one thing that we say, too, and one that we do not. */
  const java = (issues: readonly object[]): string =>
    [
      '[ "$1 $2" = "-jar validator_cli.jar" ] || exit 99',
      'while [ "$1" != -output ]; do shift; done',
      `cat > "$2" <<'JSON'\n${JSON.stringify({ resourceType: 'OperationOutcome', issue: issues })}\nJSON`,
      `exit ${issues.length > 1 ? '1' : '0'}`,
    ].join('\n');
  const allOk = { severity: 'information', code: 'informational', details: { text: 'All OK' } };
  const twice = "CapabilityStatement.rest[0].extension[0][url='http://a.test']";

  test.each([
    {
      title: 'both find faults',
      files: atFault,
      issues: [issue('Extension_EXT_Type', 'theirs', twice), issue('Other', 'other', 'CapabilityStatement')],
      exit: 1,
      last: 'other',
      count: 3,
    },
    { title: 'both find nothing', files: inOrder, issues: [allOk], exit: 0, last: 'All OK', count: 1 },
  ])('$title: exit $exit, $count issues', ({ files, issues, exit, last, count }) => {
    const ran = runScripts([snippet('hl7')], files, {}, { java: java(issues) });
    expect(ran).toMatchObject({ exit, complaints: '' });
    const { entry } = JSON.parse(ran.file('outcomes.json') ?? '') as {
      readonly entry: readonly {
        readonly resource: { readonly issue: readonly { details: { text: string } }[] };
      }[];
    };
    const texts = entry.map(({ resource }) => resource.issue.map(({ details }) => details.text));
    expect(texts).toHaveLength(1);
    expect(texts[0]).toHaveLength(count);
    expect(texts[0]?.at(-1)).toBe(last);
  });
});
