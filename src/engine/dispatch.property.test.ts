import fc from 'fast-check';
import { readDocument } from '../input/document.js';
import { defaultLimits } from '../input/limits.js';
import { appliesTo, compileRules, type CompiledRule } from './compile-rules.js';
import { judge } from './judge.js';
import { issueOf } from './outcome.js';
import { resource } from './random-extensions.test.helper.js';
import { packOf, ruleText } from './random-rules.test.helper.js';
import { createView } from './resource-view.js';
import { createValidator } from './validator.js';

/** The different issues of all rules on all resources, evaluated without a look at which rules are concerned. */
function ordinaryIssues(input: unknown, rules: readonly CompiledRule[]): string[] {
  const { resources } = readDocument(input, defaultLimits, undefined);
  const issues = resources.flatMap((resource) =>
    rules
      .filter((rule) => resource.type && appliesTo(rule, resource.type, resource.model.release))
      .flatMap((rule) => judge(rule, createView(resource, undefined), 1000).findings)
      .map((finding) => JSON.stringify(issueOf(finding, undefined))),
  );
  return [...new Set(issues)].sort();
}

test('rules that are concerned find what all rules find', async () => {
  const texts = fc.array(ruleText, { minLength: 1, maxLength: 15, size: 'max' });
  const inputs = fc.array(resource, { minLength: 1, maxLength: 15, size: 'max' });
  const types = fc.constantFrom('CapabilityStatement', 'Resource');
  await fc.assert(
    fc.asyncProperty(texts, inputs, types, async (of, all, type) => {
      const pack = await packOf(of, type);
      const compiled = compileRules([pack]);
      const validator = createValidator({ packs: [pack] });
      for (const input of all) {
        const { issues, rules } = validator.check(input);
        const told = issues.filter(({ rule }) => rule !== undefined);
        expect(told.map(({ issue }) => JSON.stringify(issue)).sort()).toEqual(
          ordinaryIssues(input, compiled),
        );
        const failed = rules.filter((each) => each.failed > 0).map(({ rule }) => rule);
        expect(new Set(told.map(({ rule }) => rule))).toEqual(new Set(failed));
      }
    }),
    { numRuns: 40 },
  );
}, 60_000);
