import { DiagnosticSeverity, type Diagnostic as EditorDiagnostic } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Diagnostic } from '../authoring/editing/inspect-pack.js';
import type { OpenPack, ShownOutcome } from './open-pack.js';

export const source = 'rulepack';

/** What an editor shows of a pack: its defects, advice, and the examples that are not proved. */
export function diagnosticsOf({ document, inspection, outcomes, failure }: OpenPack): EditorDiagnostic[] {
  return [
    ...inspection.diagnostics.map((each) => editorDiagnostic(each, document)),
    ...outcomes.filter(({ word }) => word !== 'proved').map((each) => unproved(each, document)),
    ...(failure === undefined ? [] : [notRun(failure)]),
  ];
}

export function editorDiagnostic(
  { from, to, severity, code, text }: Diagnostic,
  document: TextDocument,
): EditorDiagnostic {
  return {
    range: { start: document.positionAt(from), end: document.positionAt(to) },
    severity: severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
    code,
    source,
    message: text,
  };
}

function unproved(
  { offset, list, index, key, word, problem = '' }: ShownOutcome,
  document: TextDocument,
): EditorDiagnostic {
  const start = document.positionAt(offset);
  const line = document.getText({ start, end: { line: start.line + 1, character: 0 } });
  return {
    range: { start, end: document.positionAt(offset + line.trimEnd().length) },
    severity: DiagnosticSeverity.Error,
    code: word,
    source,
    message: `${list} example ${(index + 1).toString()} of ${key}: ${problem}`,
  };
}

const notRun = (failure: string): EditorDiagnostic => ({
  range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  severity: DiagnosticSeverity.Error,
  code: 'examples-not-run',
  source,
  message: failure,
});
