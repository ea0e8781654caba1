import { table as r4 } from '../../fhir/model/table-r4.js';
import { table as r4b } from '../../fhir/model/table-r4b.js';
import { demand } from './missing.js';

let r5: string | undefined;
let stu3: string | undefined;

/** Stands for `fhir/model/tables.ts` in the page: most statements are R4, and the others can wait for their tables. */
export const tables: Readonly<Record<'stu3' | 'r4' | 'r4b' | 'r5', string>> = {
  r4,
  r4b,
  get r5() {
    return (
      r5 ??
      demand('R5', async () => {
        r5 = (await import('../../fhir/model/table-r5.js')).table;
      })
    );
  },
  get stu3() {
    return (
      stu3 ??
      demand('STU3', async () => {
        stu3 = (await import('../../fhir/model/table-stu3.js')).table;
      })
    );
  },
};
