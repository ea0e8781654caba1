import type { Validator } from '../../index.js';
import { verdictOf, type Said, type Verdict } from './verdict.js';

/** What we say of a file. */
export interface OurVerdict extends Verdict {
  readonly reach: Reach;
}

/** How far we come: a text that is refused as a whole has no places; where no pack judges a type, only its shape is looked at. */
export type Reach = 'judged' | 'shape only' | 'refused';

/** Judges a file; of NDJSON, every line that is not blank. */
export function judgeFile(file: string, content: string, validator: Validator): OurVerdict {
  const texts = file.endsWith('.ndjson')
    ? content.split('\n').filter((line) => line.trim() !== '')
    : [content];
  const results = texts.map((text) => validator.check(text));
  const issues = results.flatMap((result) => result.issues);
  // the notice speaks of the packs and not of the resource
  const said = issues
    .filter(({ key }) => key !== 'not-judged')
    .map(({ issue }): Said => ({
      severity: issue.severity,
      expression: issue.expression?.[0] ?? '',
    }));
  const isRefused = results.some(({ isReadable }) => !isReadable);
  const isJudged = !issues.some(({ key }) => key === 'not-judged');
  return { ...verdictOf(said), reach: isRefused ? 'refused' : isJudged ? 'judged' : 'shape only' };
}
