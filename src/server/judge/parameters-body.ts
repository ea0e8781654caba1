/** Parameters as a body has them. */
export interface ParametersBody<Resource> {
  /** In the form of JSON. What is in a resource does not matter here. */
  readonly items: readonly unknown[];
  /** What the parameter holds, to be judged with its places in the body. */
  readonly resourceAt: (index: number) => Resource | undefined;
}
