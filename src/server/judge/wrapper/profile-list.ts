import { malformed } from './field.js';

/** Each profile once. Throws a `Problem` for more than an answer has room for: each may add an issue to each file. */
export function profileList(profiles: readonly string[]): readonly string[] {
  const distinct = [...new Set(profiles)];
  if (distinct.length <= maxProfiles) return distinct;
  const text = `There are ${distinct.length.toString()} profiles, more than ${maxProfiles.toString()}, which is the limit.`;
  throw malformed(text);
}

const maxProfiles = 100;

/** Those of a query, where older clients join them with commas. */
export const profilesInQuery = (values: readonly string[]): readonly string[] =>
  values.flatMap((value) => value.split(',')).filter((profile) => profile !== '');
