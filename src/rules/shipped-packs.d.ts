/** The JSON text of every pack that ships, by name, without examples. Written into `dist` by the build. */
export declare const shippedPacks: Readonly<Record<string, string>>;
