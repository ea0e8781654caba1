import type { Parser } from '../../expression/parse.js';
import { proposalsInExpression } from './complete-expression.js';
import { expressionSpot } from './expression-spot.js';
import type { Proposals } from './proposal.js';
import { readYamlTree, type ScalarSpot, type YamlTree } from './yaml-tree.js';

/** How the FHIRPath at an offset of a rule pack can go on, and the constants of an example. */
export async function proposalsInPack(
  text: string,
  offset: number,
  parse: Parser,
): Promise<Proposals | undefined> {
  // Where nothing stands yet, there is no string to find; what stands behind the place does not count.
  const tree = await readYamlTree(`${text.slice(0, offset)}x${text.slice(offset)}`);
  const spot = tree?.scalarAt(offset);
  if (tree === undefined || spot === undefined) return undefined;
  const expression = expressionSpot(spot, tree);
  const proposals =
    expression === undefined ? constantsInExample(spot, tree) : proposalsInExpression(expression, parse);
  // In the indentation of a block, what comes next stands behind the place.
  return proposals && { ...proposals, from: Math.min(proposals.from, offset) };
}

/** `$name` */
function constantsInExample(
  { path, value, offset, offsetOf }: ScalarSpot,
  tree: YamlTree,
): Proposals | undefined {
  const isExample = path[0] === 'base' || (path[0] === 'rules' && path[2] === 'examples');
  const constants = tree.valueOf(['constants']);
  if (!isExample || !/^\$\w*$/.test(value.slice(0, offset))) return undefined;
  const options = Object.entries(Object(constants) as object).map(([name, constant]) => ({
    label: `$${name}`,
    kind: 'variable' as const,
    detail: JSON.stringify(constant),
  }));
  return { from: offsetOf(0), options };
}
