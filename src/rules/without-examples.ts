import type { PackStructure } from './structure.js';

/** The structure without what only proves it. */
export function withoutExamples(structure: PackStructure): PackStructure {
  const elements = Object.entries(structure.elements).map(([path, { examples: _, ...row }]) => [path, row]);
  // The rows are the same but for what no judging looks at.
  return { ...structure, elements: Object.fromEntries(elements) as PackStructure['elements'] };
}
