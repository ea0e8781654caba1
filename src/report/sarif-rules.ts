import type { ReportingDescriptor } from 'sarif';

/** The rules of a run, which its results refer to by index. */
export interface SarifRules {
  readonly descriptors: ReportingDescriptor[];
  /** The index of a rule; one that is not there yet is made. */
  indexOf(id: string, make: () => ReportingDescriptor): number;
}

export function createRules(): SarifRules {
  const descriptors: ReportingDescriptor[] = [];
  const indexes = new Map<string, number>();
  return {
    descriptors,
    indexOf(id, make) {
      let index = indexes.get(id);
      if (index === undefined) {
        index = descriptors.push(make()) - 1;
        indexes.set(id, index);
      }
      return index;
    },
  };
}
