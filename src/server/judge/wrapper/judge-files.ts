import { escapeHidden } from '../../../report/visible.js';
import type { Verdict } from '../job.js';
import { tally, type Judging } from '../judge-resource.js';
import { judgeContent } from './judge-content.js';
import { isShown } from './levels.js';
import type { FileInfo } from './read-files.js';
import type { ValidationRequest } from './read-request.js';
import { validationMessage, type ValidationMessage } from './validation-message.js';

/** The answer to a request, as the validator-wrapper gives it. */
interface ValidationResponse {
  readonly outcomes: readonly {
    readonly fileInfo: FileInfo;
    readonly issues: readonly ValidationMessage[];
  }[];
  readonly sessionId: string;
  /** Nothing is measured. */
  readonly validationTimes: Readonly<Record<string, never>>;
}

/** Judges the files of a request, in its order. A file that cannot be judged costs itself alone. */
export function judgeFiles(request: ValidationRequest, newSession: string, judging: Judging): Verdict {
  const { files, profiles, fhirVersion, mildest, sessionId = newSession } = request;
  const judged = files.map((fileInfo) => {
    const { fileName: name, fileContent: input } = fileInfo;
    const issues = judgeContent({ input, profiles, fhirVersion, name }, judging);
    return { fileInfo, issues: issues.filter(({ severity }) => isShown(severity, mildest)) };
  });
  const response: ValidationResponse = {
    outcomes: judged.map(({ fileInfo, issues }) => ({ fileInfo, issues: issues.map(validationMessage) })),
    sessionId,
    validationTimes: {},
  };
  return {
    status: 200,
    text: `${escapeHidden(JSON.stringify(response))}\n`,
    form: 'json',
    issues: tally(judged.flatMap(({ issues }) => issues)),
  };
}
