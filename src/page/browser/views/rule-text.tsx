import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { PackExamples } from '../../pack-examples.js';
import type { IssueView, RuleView } from '../../view.js';

/** The rule behind issues: its sentence, why there is one, the expression, and examples. */
export function RuleText({
  rule,
  issue,
}: {
  readonly rule: RuleView | undefined;
  readonly issue: IssueView;
}): JSX.Element | null {
  if (rule === undefined) {
    return issue.demand === undefined ? null : (
      <details class="rule">
        <summary>What the definition says</summary>
        <p>{linked(issue.demand)}</p>
      </details>
    );
  }
  const { human, requirements, docs, source } = rule;
  return (
    <details class="rule">
      <summary>The rule: {human}</summary>
      {requirements !== undefined && <p>{requirements}</p>}
      {docs !== undefined && <p>{docs}</p>}
      <Expressions rule={rule} />
      <Examples rule={rule} />
      <p class="faint">
        {rule.pack}
        {source !== undefined && <> · {linked(source)}</>}
      </p>
    </details>
  );
}

function Expressions({ rule: { context, when, expression } }: { readonly rule: RuleView }): JSX.Element {
  const rows = [
    { name: 'For each', text: context },
    { name: 'where', text: when },
    { name: 'this holds', text: expression },
  ];
  return (
    <dl class="expressions">
      {rows.map(({ name, text }) =>
        text === undefined ? null : (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <code>{text}</code>
            </dd>
          </div>
        ),
      )}
    </dl>
  );
}

/** Examples stand in files of their own, and are fetched when somebody wants them. */
const packs = new Map<string, Promise<PackExamples>>();

async function examplesOf(pack: string): Promise<PackExamples> {
  const response = await fetch(`packs/${pack}.json`);
  if (!response.ok) throw new Error(`status ${response.status.toString()}`);
  // The build wrote the file.
  return (await response.json()) as PackExamples;
}

function Examples({ rule: { pack, key } }: { readonly rule: RuleView }): JSX.Element {
  const [examples, setExamples] = useState<PackExamples[string] | 'none'>();
  const load = (): void => {
    const known = packs.get(pack) ?? examplesOf(pack);
    packs.set(pack, known);
    known.then(
      (all) => {
        setExamples(all[key] ?? 'none');
      },
      () => {
        packs.delete(pack);
        setExamples('none');
      },
    );
  };
  if (examples === undefined) {
    return (
      <button type="button" class="quiet" onClick={load}>
        Show examples
      </button>
    );
  }
  if (examples === 'none') return <p class="faint">There are no examples to show.</p>;
  return (
    <div class="examples">
      {[
        { name: 'This passes', list: examples.pass },
        { name: 'This fails', list: examples.fail },
      ].map(({ name, list }) => (
        <div key={name}>
          <p>{name}</p>
          {list.slice(0, 2).map((each, index) => (
            <pre key={index} tabIndex={0}>
              <code>{JSON.stringify(each, null, 1)}</code>
            </pre>
          ))}
        </div>
      ))}
    </div>
  );
}

/** Text in which web addresses are links; nothing is fetched before somebody follows one. */
function linked(text: string): (JSX.Element | string)[] {
  return text.split(/(https?:\/\/[^\s|"<>)]+[^\s|"<>).,;])/).map((part, index) =>
    index % 2 === 1 ? (
      <a key={index} href={part} target="_blank" rel="noopener noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
