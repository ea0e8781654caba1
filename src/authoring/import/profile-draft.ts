import type { Definition } from './definition.js';
import { headOf } from './head.js';
import type { PackDraft } from './pack-draft.js';
import type { CodesOf } from './value-sets.js';

export function profileDraft(definition: Definition, _codesOf: CodesOf): PackDraft {
  return headOf(definition, definition.type);
}
