/** One of the tables of `tables.ts`, written into `dist` by the build. */
export declare const table: string;
