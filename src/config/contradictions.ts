import { targetText, type RuleSetting, type Suppression } from './config.js';
import type { ConfigFault } from './config-error.js';

/** What one file says against itself. Files that extend each other may differ: the later one wins. */
export function checkContradictions(
  rules: readonly RuleSetting[],
  suppress: readonly Suppression[],
  report: (fault: ConfigFault) => void,
): void {
  const fail = ({ place }: RuleSetting | Suppression, text: string): void => {
    report({ code: 'contradiction', place, text });
  };
  const off = new Map(
    rules.filter(({ level }) => level === 'off').map((setting) => [targetText(setting), setting]),
  );
  for (const setting of rules) {
    const general = setting.pack === undefined ? undefined : off.get(setting.key);
    if (general === undefined) continue;
    const said = setting.level === 'off' ? 'is off, too' : `is ${setting.level}`;
    fail(
      setting,
      `${setting.key} is off by line ${lineOf(general)}, and ${targetText(setting)} ${said}; keep one.`,
    );
  }
  const seen = new Map<string, Suppression>();
  for (const suppression of suppress) {
    const setting = off.get(targetText(suppression)) ?? off.get(suppression.key);
    if (setting !== undefined) {
      const text = `${suppression.key} is off by line ${lineOf(setting)}, so that there is nothing to suppress.`;
      fail(suppression, text);
    }
    const { at, file } = suppression;
    const identity = JSON.stringify([targetText(suppression), at, file]);
    const first = seen.get(identity);
    if (first === undefined) seen.set(identity, suppression);
    else fail(suppression, `This suppression says again what that of line ${lineOf(first)} says.`);
  }
}

const lineOf = ({ place }: RuleSetting | Suppression): string => place.line.toString();
