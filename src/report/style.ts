import pc from 'picocolors';
import type { Severity } from '../fhir/issue.js';

type Paint = (text: string) => string;

/** How a report looks: coloured on a terminal, plain elsewhere. */
export interface Style {
  readonly strong: Paint;
  readonly faint: Paint;
  readonly marker: Paint;
  readonly good: Paint;
  readonly severity: Readonly<Record<Severity, Paint>>;
}

export function createStyle(isColoured: boolean): Style {
  const { bold, dim, red, yellow, cyan, green } = pc.createColors(isColoured);
  return {
    strong: bold,
    faint: dim,
    marker: red,
    good: green,
    severity: {
      fatal: (text) => bold(red(text)),
      error: red,
      warning: yellow,
      information: cyan,
    },
  };
}
