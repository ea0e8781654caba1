import type { JsonObject } from '../../fhir/element.js';
import { isA, modelOf, type Model, type TypeDefinition } from '../../fhir/model/model.js';
import type { Release } from '../../fhir/release.js';
import { withExtended } from '../../engine/compile-rules.js';
import { createValidator, type Validator } from '../../engine/validator.js';
import { packFor, type ReleasePack } from '../../rules/release-pack.js';
import type { RulePack } from '../../rules/rule-pack.js';
import { createSaid } from './all-rows.js';
import { createGoodValues, type GoodValues } from './good-values.js';
import { createReach, type Reach } from './reach.js';
import { openAt, type Opened, type Spot } from './spot.js';

/** What the rows of a pack are tried in: resources that it judges, of one release. */
export interface World {
  readonly pack: ReleasePack;
  readonly model: Model;
  readonly validator: Validator;
  readonly values: GoodValues;
  /** The resource type for a row about a type; undefined where the pack judges none that it can stand in. */
  readonly rootFor: (typeName: string) => TypeDefinition | undefined;
  readonly reachFrom: (root: TypeDefinition) => Reach;
  readonly open: (spot: Spot) => Opened;
}

/** What stands for all types where a pack judges resources of any. */
const anyResource = 'Basic';

export function createWorld(pack: RulePack, release: Release): World {
  const model = modelOf(release);
  // The rules say nothing of tables, and would only cost time.
  const validator = createValidator({ packs: [{ ...pack, rules: [] }], fhirVersion: release });
  const saidOf = createSaid(withExtended([pack]), model);
  const values = createGoodValues(saidOf, model);
  const reaches = new Map<TypeDefinition, Reach>();
  const seed: JsonObject | undefined = pack.base;
  const usual = [pack.resource, String(seed?.resourceType), anyResource].find(
    (name) => model.isResourceType(name) && isA(model.type(name), pack.resource),
  );
  return {
    pack: packFor(pack, release),
    model,
    validator,
    values,
    rootFor(typeName) {
      const type = model.type(typeName);
      const root = usual === undefined ? undefined : model.type(usual);
      if (type?.kind !== 'resource') return root;
      if (isA(root, typeName)) return root;
      return model.isResourceType(typeName) && isA(type, pack.resource) ? type : undefined;
    },
    reachFrom(root) {
      let reach = reaches.get(root);
      if (reach === undefined) reaches.set(root, (reach = createReach(root, saidOf, model)));
      return reach;
    },
    open: (spot) => openAt(spot, seed, values),
  };
}
