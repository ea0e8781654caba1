/** A pack that ships, as the list in `packs/index.json` has it. */
export interface ShippedPack {
  readonly title: string;
  /** Its name in `packs`. */
  readonly file: string;
}
